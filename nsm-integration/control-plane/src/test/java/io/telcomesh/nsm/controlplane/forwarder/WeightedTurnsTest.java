package io.telcomesh.nsm.controlplane.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nsm.sdk.Matching.Choice;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightedTurnsTest {
  private final WeightedTurns turns = new WeightedTurns();

  @Test
  void givesEachRouteItsShareAndSpreadsIt() {
    assertThat(turns(8, 3, 1)).containsExactly(0, 0, 1, 0, 0, 0, 1, 0);
    assertThat(turns(6, 1, 1, 1)).containsExactly(0, 1, 2, 0, 1, 2);
  }

  @Test
  void givesNoTurnToARouteWithoutAWeightBesideOthers() {
    assertThat(turns(10, 0, 2)).containsOnly(1);
  }

  @Test
  void countsEachServiceByItself() {
    var routes = routes(1, 1);
    assertThat(turns.next("a", routes).route()).isEqualTo("0");
    assertThat(turns.next("b", routes).route()).isEqualTo("0");
    assertThat(turns.next("a", routes).route()).isEqualTo("1");
  }

  private List<Integer> turns(int count, int... weights) {
    var service = "service of " + weights.length;
    return IntStream.range(0, count)
        .mapToObj(_ -> Integer.valueOf(turns.next(service, routes(weights)).route()))
        .toList();
  }

  private static List<Choice> routes(int... weights) {
    return IntStream.range(0, weights.length)
        .mapToObj(it -> new Choice(Integer.toString(it), weights[it], List.of()))
        .toList();
  }
}
