package io.telcomesh.procedures;

import static io.telcomesh.procedures.Timer.guard;
import static io.telcomesh.procedures.Timer.retransmit;
import static io.telcomesh.procedures.Timer.timer;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TimerTest {
  private static final Timer T3460 =
      timer("T3460", ofSeconds(6), retransmit(4), "TS 24.301 §5.4.2");

  @Test
  void rowReadsLikeTheTableOfTimers() {
    assertThat(T3460).isEqualTo(new Timer("T3460", ofSeconds(6), 4, "TS 24.301 §5.4.2"));
    assertThat(guard("Guard", ofSeconds(1), "").retransmissions()).isZero();
  }

  @Test
  void takesTheOperatorsDuration() {
    assertThat(T3460.lasting(ofSeconds(2)).duration()).hasSeconds(2);
    assertThat(T3460.lasting(ofSeconds(2)).clause()).isEqualTo(T3460.clause());
  }

  @Test
  void refusesDurationThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> T3460.lasting(ZERO))
        .withMessage("T3460 must last longer than zero, not PT0S");
  }

  @Test
  void refusesNegativeRetransmissions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> timer("T", ofSeconds(1), retransmit(-1), ""));
  }
}
