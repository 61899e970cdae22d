package io.telcomesh.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimingWheelTest {
  private final TimingWheel wheel = new TimingWheel();
  private final List<Long> fired = new ArrayList<>();

  private TimingWheel.Entry add(long due) {
    return wheel.add(due, () -> fired.add(due));
  }

  /// Turns the wheel as the ticker does, from one tick with something to do to the next.
  private void turnTo(long last) {
    while (wheel.nextTick() <= last) {
      long now = wheel.nextTick();
      wheel.advanceTo(now).forEach(Runnable::run);
    }
    wheel.advanceTo(last).forEach(Runnable::run);
  }

  @Test
  void firesAtTheTickAndNotBefore() {
    for (long due : new long[] {1, 255, 256, 257, 65_535, 65_536, 70_000, 16_777_216, 20_000_000}) {
      var each = new TimingWheel();
      each.add(due, () -> fired.add(due));
      while (each.nextTick() < due) {
        assertThat(each.advanceTo(each.nextTick())).isEmpty();
      }
      assertThat(each.advanceTo(due - 1)).isEmpty();
      assertThat(each.advanceTo(due)).hasSize(1);
      assertThat(each.size()).isZero();
    }
  }

  @Test
  void firesInOrderHoweverAdded() {
    var random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      add(1 + random.nextInt(1_000_000));
      if (i % 100 == 0) {
        turnTo(i);
      }
    }
    turnTo(1_000_000);
    assertThat(fired).hasSize(10_000);
    assertThat(fired.subList(100, 10_000)).isSorted();
  }

  @Test
  void catchesUpWhenTurnedLate() {
    List.of(5L, 300L, 70_000L).forEach(this::add);
    wheel.advanceTo(100_000).forEach(Runnable::run);
    assertThat(fired).containsExactly(5L, 300L, 70_000L);
  }

  @Test
  void firesWhatIsPastAtTheNextTick() {
    wheel.advanceTo(10);
    add(3);
    assertThat(wheel.advanceTo(10)).isEmpty();
    assertThat(wheel.advanceTo(11)).hasSize(1);
  }

  @Test
  void neverFiresWhatIsCancelled() {
    var first = add(300);
    add(300);
    wheel.cancel(first);
    wheel.cancel(first);
    assertThat(wheel.size()).isEqualTo(1);
    turnTo(1_000);
    assertThat(fired).hasSize(1);
    wheel.cancel(first);
    assertThat(wheel.size()).isZero();
  }

  @Test
  void keepsWhatIsBeyondItsLastLevel() {
    long due = (1L << 24) + 1_000;
    add(due);
    turnTo(due - 1);
    assertThat(fired).isEmpty();
    turnTo(due);
    assertThat(fired).containsExactly(due);
  }

  @Test
  void hasNothingToDoWhenEmpty() {
    assertThat(wheel.nextTick()).isEqualTo(Long.MAX_VALUE);
    wheel.cancel(add(7));
    assertThat(wheel.nextTick()).isEqualTo(Long.MAX_VALUE);
  }
}
