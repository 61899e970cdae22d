package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HealTest {

  private final Heal heal = new Heal();

  /// NSM's table: how a state is reached, what is learnt in it, where that leads and what is done.
  @ParameterizedTest
  @CsvSource({
    "ASKING,          ACCEPTED,       STANDING,     REFRESH_IN_TIME",
    "ASKING,          SILENT,         ASKING,       ASK_LATER",
    "ASKING,          REFUSED,        ASKING,       ASK_LATER",
    "STANDING,        ACCEPTED,       STANDING,     REFRESH_IN_TIME",
    "STANDING,        SILENT,         ASKING_AGAIN, ASK_LATER",
    "STANDING,        REFUSED,        ASKING_AGAIN, ASK_LATER",
    "STANDING,        SAID_DOWN,      DOUBTED,      ASK_SOON",
    "STANDING,        SAID_UP,        STANDING,     NOTHING",
    "STANDING,        DATA_PATH_DEAD, RESELECTING,  RESELECT_NOW",
    "STANDING,        REFRESH_WANTED, STANDING,     ASK_NOW",
    "DOUBTED,         SAID_UP,        STANDING,     REFRESH_IN_TIME",
    "DOUBTED,         SAID_DOWN,      DOUBTED,      NOTHING",
    "DOUBTED,         ACCEPTED,       STANDING,     REFRESH_IN_TIME",
    "DOUBTED,         REFUSED,        ASKING_AGAIN, ASK_LATER",
    "DOUBTED,         SILENT,         ASKING_AGAIN, ASK_LATER",
    "DOUBTED,         DATA_PATH_DEAD, RESELECTING,  RESELECT_NOW",
    "ASKING_AGAIN,    ACCEPTED,       STANDING,     REFRESH_IN_TIME",
    "ASKING_AGAIN,    SILENT,         ASKING_AGAIN, ASK_LATER",
    "ASKING_AGAIN,    REFUSED,        ASKING_AGAIN, ASK_LATER",
    "ASKING_AGAIN,    SAID_DOWN,      ASKING_AGAIN, NOTHING",
    "ASKING_AGAIN,    SAID_UP,        ASKING_AGAIN, NOTHING",
    "ASKING_AGAIN,    DATA_PATH_DEAD, RESELECTING,  RESELECT_NOW",
    "RESELECTING,     ACCEPTED,       STANDING,     REFRESH_IN_TIME",
    "RESELECTING,     SILENT,         RESELECTING,  RESELECT_LATER",
    "RESELECTING,     REFUSED,        RESELECTING,  RESELECT_LATER",
    "RESELECTING,     SAID_DOWN,      RESELECTING,  NOTHING",
    "RESELECTING,     SAID_UP,        RESELECTING,  NOTHING",
    "RESELECTING,     DATA_PATH_DEAD, RESELECTING,  NOTHING"
  })
  void followsTheTable(Heal.State from, Heal.Event event, Heal.State to, Heal.Then then) {
    reach(from);

    assertThat(heal.on(event)).isEqualTo(then);
    assertThat(heal.state()).isEqualTo(to);
  }

  @Test
  void reselectsAtTheThirdRefusal() {
    reach(Heal.State.STANDING);

    assertThat(heal.on(Heal.Event.REFUSED)).isEqualTo(Heal.Then.ASK_LATER);
    var first = heal.pause();
    assertThat(heal.on(Heal.Event.REFUSED)).isEqualTo(Heal.Then.ASK_LATER);
    var second = heal.pause();
    assertThat(heal.hopeless()).isFalse();
    assertThat(heal.on(Heal.Event.REFUSED)).isEqualTo(Heal.Then.RESELECT_NOW);

    assertThat(heal.hopeless()).isTrue();
    assertThat(first.plus(second)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
  }

  @Test
  void countsRefusalsFromTheStartOnceItHasStoodAgain() {
    reach(Heal.State.STANDING);
    heal.on(Heal.Event.REFUSED);
    heal.on(Heal.Event.REFUSED);
    heal.on(Heal.Event.ACCEPTED);

    assertThat(heal.on(Heal.Event.REFUSED)).isEqualTo(Heal.Then.ASK_LATER);
  }

  @Test
  void waitsForASilentManagerForEverWithLongerAndLongerPauses() {
    reach(Heal.State.STANDING);

    var pauses =
        IntStream.range(0, 50)
            .mapToObj(_ -> {
              assertThat(heal.on(Heal.Event.SILENT)).isEqualTo(Heal.Then.ASK_LATER);
              return heal.pause().toMillis();
            })
            .toList();

    assertThat(pauses.subList(0, 5)).isEqualTo(List.of(200L, 400L, 800L, 1000L, 1000L));
    assertThat(heal.hopeless()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Heal.State.class)
  void asksNoFasterThanFiveTimesASecondWhateverIsRefused(Heal.State from) {
    reach(from);
    heal.on(Heal.Event.REFUSED);

    assertThat(heal.pause()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  private void reach(Heal.State state) {
    if (state != Heal.State.ASKING) {
      heal.on(Heal.Event.ACCEPTED);
    }
    switch (state) {
      case ASKING, STANDING -> {}
      case DOUBTED -> heal.on(Heal.Event.SAID_DOWN);
      case ASKING_AGAIN -> heal.on(Heal.Event.SILENT);
      case RESELECTING -> heal.on(Heal.Event.DATA_PATH_DEAD);
    }
  }
}
