package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.PathSegment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshTimingTest {

  private static final Instant NOW = HandClock.START;

  @Test
  void isAFifthOfTheShortestLifeAtTheClient() {
    assertThat(delay(0, 600, 30, 600, 600)).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void growsWithTheIndex() {
    assertThat(delay(2, 600, 600, 600, 600)).isEqualTo(Duration.ofSeconds(180));
  }

  @Test
  void isAThirdWhereTheHolderIsAlone() {
    assertThat(delay(0, 600)).isEqualTo(Duration.ofSeconds(200));
  }

  @Test
  void isAtOnceWhenLifeIsOver() {
    assertThat(delay(0, 600, -5)).isZero();
  }

  private static Duration delay(int index, long... lives) {
    var connection = Connection.newBuilder();
    connection.getPathBuilder().setIndex(index);
    for (long life : lives) {
      connection
          .getPathBuilder()
          .addPathSegments(
              PathSegment.newBuilder().setExpires(Token.timestamp(NOW.plusSeconds(life))));
    }
    return RefreshTiming.delay(connection.build(), NOW);
  }
}
