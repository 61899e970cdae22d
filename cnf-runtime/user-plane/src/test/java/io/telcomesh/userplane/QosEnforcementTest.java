package io.telcomesh.userplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.telcomesh.identifiers.BitRate;
import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class QosEnforcementTest {
  private static final int PACKET = 1250; // 10,000 bits

  @Test
  void letsTheRateThroughWithinThreePercent() {
    var enforced = new QosEnforcement(BitRate.megabits(10));
    long admitted = 0;
    for (long now = 0; now < Duration.ofSeconds(10).toNanos(); now += 100_000) { // 100 Mbit/s
      admitted += enforced.admits(PACKET, now) ? 1 : 0;
    }

    assertThat(admitted * 10_000 / 10).isCloseTo(10_000_000, Percentage.withPercentage(3));
  }

  @Test
  void letsABurstThroughAfterAPauseAndNoMore() {
    var enforced = new QosEnforcement(BitRate.megabits(10));
    int admitted = 0;
    while (enforced.admits(PACKET, 42)) {
      admitted++;
    }

    assertThat(admitted).isEqualTo(101); // 100 ms of the rate, and the packet that empties it
    assertThat(enforced.admits(PACKET, 42 + Duration.ofHours(1).toNanos())).isTrue();
  }

  @Test
  void letsALongPacketThroughASlowRate() {
    var enforced = new QosEnforcement(BitRate.kilobits(1));

    assertThat(enforced.admits(1500, 0)).isTrue();
    assertThat(enforced.admits(1500, Duration.ofSeconds(11).toNanos())).isFalse();
    assertThat(enforced.admits(1500, Duration.ofSeconds(12).toNanos())).isTrue();
  }

  @Test
  void letsNothingThroughARateOfNothing() {
    var enforced = new QosEnforcement(BitRate.ZERO);

    assertThat(enforced.admits(1, 0)).isFalse();
    enforced.maximum(BitRate.kilobits(1));
    assertThat(enforced.admits(1, 0)).isTrue();
  }

  @Test
  void worksWithAClockBelowZero() {
    var enforced = new QosEnforcement(BitRate.megabits(10));
    long start = -Duration.ofSeconds(1).toNanos();
    int admitted = 0;
    for (long now = start; now < -start; now += 100_000) {
      admitted += enforced.admits(PACKET, now) ? 1 : 0;
    }

    assertThat(admitted).isCloseTo(2_100, within(20));
  }
}
