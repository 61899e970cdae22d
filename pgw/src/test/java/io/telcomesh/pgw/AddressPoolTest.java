package io.telcomesh.pgw;

import static io.telcomesh.pgw.PgwWorld.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.boot.Ipv4Prefix;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressPoolTest {
  private long now;
  private final AddressPool pool =
      new AddressPool(Ipv4Prefix.of("10.45.0.0/29"), Duration.ofSeconds(60), () -> now);

  @Test
  void givesEveryHostButThePgwsOwn() {
    assertThat(pool.allocate()).contains(ip("10.45.0.2"));
    for (int i = 0; i < 4; i++) {
      assertThat(pool.allocate()).isPresent();
    }
    assertThat(pool.size()).isEqualTo(5);
    assertThat(pool.allocate()).isEmpty();
  }

  @Test
  void givesTheAddressThatWasReleasedFirstWhenItsQuarantineIsOver() {
    for (int i = 0; i < 5; i++) {
      pool.allocate();
    }
    pool.release(ip("10.45.0.4"));
    now += Duration.ofSeconds(30).toNanos();
    pool.release(ip("10.45.0.3"));
    now += Duration.ofSeconds(29).toNanos();
    assertThat(pool.allocate()).isEmpty();

    now += Duration.ofSeconds(1).toNanos();
    assertThat(pool.allocate()).contains(ip("10.45.0.4"));
    assertThat(pool.allocate()).isEmpty();
  }

  @Test
  void countsAnAddressThatIsReleasedTwiceOnce() {
    var address = pool.allocate().orElseThrow();
    pool.release(address);
    pool.release(address);
    now += Duration.ofSeconds(60).toNanos();
    for (int i = 0; i < 5; i++) {
      pool.allocate();
    }

    assertThat(pool.allocate()).isEmpty();
    assertThat(pool.size()).isEqualTo(5);
  }

  @Test
  void keepsASubscribersAddressForHim() {
    assertThat(pool.claim(ip("10.45.0.2"))).isTrue();
    assertThat(pool.claim(ip("10.45.0.2"))).isFalse();
    pool.release(ip("10.45.0.2"));
    now += Duration.ofHours(1).toNanos();

    assertThat(pool.allocate()).contains(ip("10.45.0.3"));
    assertThat(pool.claim(ip("10.45.0.2"))).isTrue();
  }

  @Test
  void claimsNoAddressThatIsNoUes() {
    assertThat(pool.claim(ip("10.45.0.0"))).isFalse();
    assertThat(pool.claim(ip("10.45.0.1"))).isFalse();
    assertThat(pool.claim(ip("10.45.0.7"))).isFalse();
    assertThat(pool.claim(ip("10.45.0.8"))).isFalse();
    assertThat(pool.size()).isZero();
  }
}
