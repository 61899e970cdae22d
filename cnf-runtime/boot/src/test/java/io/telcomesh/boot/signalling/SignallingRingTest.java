package io.telcomesh.boot.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.Direction;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SignallingRingTest {
  private final SignallingRing ring = new SignallingRing(4);

  @Test
  void forgetsTheOldest() {
    IntStream.range(0, 6).forEach(this::record);
    assertThat(ring.since(0))
        .extracting(SignallingRing.Entry::number)
        .containsExactly(2L, 3L, 4L, 5L);
    assertThat(ring.since(4))
        .extracting(entry -> entry.recorded().octets().at(0))
        .containsExactly(4, 5);
    assertThat(ring.since(6)).isEmpty();
  }

  @Test
  void losesNothingThatManyThreadsRecord() throws InterruptedException {
    var large = new SignallingRing(40_000);
    var threads =
        IntStream.range(0, 4)
            .mapToObj(_ ->
                Thread.ofPlatform()
                    .start(() -> IntStream.range(0, 10_000).forEach(_ -> record(large, 1))))
            .toList();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(large.since(0)).hasSize(40_000);
  }

  private void record(int octet) {
    record(ring, octet);
  }

  private static void record(SignallingRing into, int octet) {
    into.observePlainNas(Instant.EPOCH, Direction.SENT, Optional.of("ue"), Octets.of(octet));
  }
}
