package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.Path;
import io.telcomesh.nsm.api.connection.PathSegment;
import org.junit.jupiter.api.Test;

class ConnectionPathTest {

  private static final Connection AT_CLIENT = ConnectionPath.enter(connection("c-0", 0), "client");

  @Test
  void startsThePathWithTheIdGiven() {
    assertThat(AT_CLIENT.getId()).isEqualTo("c-0");
    assertThat(AT_CLIENT.getPath().getPathSegmentsList()).containsExactly(segment("client", "c-0"));
  }

  @Test
  void startsThePathWithAFreshIdWhereNoneIsGiven() {
    var entered = ConnectionPath.enter(Connection.getDefaultInstance(), "client");

    assertThat(entered.getId()).isNotEmpty();
    assertThat(ConnectionPath.own(entered).getId()).isEqualTo(entered.getId());
  }

  @Test
  void appendsASegmentAndLetsTheHolderBeFoundAtTheIndex() {
    var entered = ConnectionPath.enter(AT_CLIENT, "nsmgr");

    assertThat(entered.getPath().getIndex()).isEqualTo(1);
    assertThat(ConnectionPath.own(entered).getName()).isEqualTo("nsmgr");
    assertThat(entered.getId()).isNotEqualTo("c-0");
  }

  @Test
  void changesNothingForTheSecondHalfOfTheSameComponent() {
    var entered = ConnectionPath.enter(AT_CLIENT, "nsmgr");

    assertThat(ConnectionPath.enter(entered, "nsmgr")).isEqualTo(entered);
  }

  @Test
  void keepsItsIdWhenThePathIsReplayed() {
    var first = ConnectionPath.enter(AT_CLIENT, "nsmgr");
    var replayed = ConnectionPath.leave(first, AT_CLIENT);

    assertThat(ConnectionPath.enter(replayed, "nsmgr").getId()).isEqualTo(first.getId());
  }

  @Test
  void takesTheSegmentOfAnotherComponentWithAnIdOfItsOwn() {
    var first = ConnectionPath.enter(AT_CLIENT, "nsmgr-1");
    var replayed = ConnectionPath.leave(first, AT_CLIENT);

    var moved = ConnectionPath.enter(replayed, "nsmgr-2");

    assertThat(moved.getPath().getPathSegmentsCount()).isEqualTo(2);
    assertThat(ConnectionPath.own(moved).getName()).isEqualTo("nsmgr-2");
    assertThat(moved.getId()).isNotEqualTo(first.getId());
  }

  @Test
  void givesTheCallerItsOwnIdAndIndexBack() {
    var answer = ConnectionPath.leave(ConnectionPath.enter(AT_CLIENT, "nsmgr"), AT_CLIENT);

    assertThat(answer.getId()).isEqualTo("c-0");
    assertThat(answer.getPath().getIndex()).isZero();
    assertThat(answer.getPath().getPathSegmentsCount()).isEqualTo(2);
  }

  @Test
  void cutsTheStaleTailAfterTheLastComponent() {
    var long4 =
        ConnectionPath.enter(ConnectionPath.enter(ConnectionPath.enter(AT_CLIENT, "a"), "b"), "c");
    var back = ConnectionPath.leave(long4, AT_CLIENT);

    assertThat(ConnectionPath.endHere(ConnectionPath.enter(back, "a")).getPath())
        .extracting(Path::getPathSegmentsCount)
        .isEqualTo(2);
  }

  @Test
  void refusesAnIdThatIsNotItsSegments() {
    var wrong = AT_CLIENT.toBuilder().setId("other").build();

    assertThatThrownBy(() -> ConnectionPath.enter(wrong, "nsmgr"))
        .hasMessageContaining("Current PathSegment.Id==c-0 should be equal Connection.Id==other");
  }

  @Test
  void refusesAnIndexBeyondThePath() {
    var wrong = AT_CLIENT.toBuilder();
    wrong.getPathBuilder().setIndex(5);

    assertThatThrownBy(() -> ConnectionPath.enter(wrong.build(), "nsmgr"))
        .hasMessageContaining("Path.Index+1==6 should be less or equal len(Path.PathSegments)==1");
  }

  @Test
  void refusesTheHighestIndexThereIs() {
    var wrong = AT_CLIENT.toBuilder();
    wrong.getPathBuilder().setIndex(-1);

    assertThatThrownBy(() -> ConnectionPath.enter(wrong.build(), "nsmgr"))
        .hasMessageContaining("Path.Index+1==4294967296");
  }

  private static Connection connection(String id, int index) {
    return Connection.newBuilder().setId(id).setPath(Path.newBuilder().setIndex(index)).build();
  }

  private static PathSegment segment(String name, String id) {
    return PathSegment.newBuilder().setName(name).setId(id).build();
  }
}
