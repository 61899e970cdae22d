package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomSourceTest {
  @Test
  void givesTheSameForTheSameSeed() {
    var one = RandomSource.seeded(7);
    var other = RandomSource.seeded(7);

    assertThat(one.octets(16)).isEqualTo(other.octets(16)).isNotEqualTo(one.octets(16));
    assertThat(RandomSource.seeded(8).octets(16)).isNotEqualTo(RandomSource.seeded(7).octets(16));
  }

  @Test
  void givesUnpredictableOctets() {
    var random = RandomSource.secure();

    assertThat(random.octets(16)).isNotEqualTo(random.octets(16));
  }

  @Test
  void staysBelowTheBound() {
    var random = RandomSource.seeded(1);

    assertThat(LongStream.range(0, 1000).map(_ -> random.below(3)).distinct().sorted())
        .containsExactly(0L, 1L, 2L);
    assertThatThrownBy(() -> random.below(0)).hasMessage("nothing is below 0");
  }

  @Test
  void drawsAgainWhereTheLastRunOfNumbersIsIncomplete() {
    var drawn =
        new ArrayDeque<>(List.of(Octets.hex("ffffffffffffffff"), Octets.hex("0000000000000004")));
    RandomSource source = _ -> drawn.remove();

    assertThat(source.below(3)).isEqualTo(2);
  }
}
