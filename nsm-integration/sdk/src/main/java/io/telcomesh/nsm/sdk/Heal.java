package io.telcomesh.nsm.sdk;

import java.time.Duration;

/// What a client does about its connection when it learns something of it: NSM's heal, as a table.
///
/// | | what it means |
/// |---|---|
/// | ASKING | has never stood |
/// | STANDING | refreshed in time |
/// | DOUBTED | said to be down, not asked for yet: events of a reselection of our own come late |
/// | ASKING_AGAIN | the same once more, on its path: the data path may be well |
/// | RESELECTING | everything chosen anew, and what there was given up |
///
/// A manager that is silent is waited for; one that refuses is asked three times within three
/// seconds, for endpoints and forwarders register anew after a restart.
final class Heal {

  /// How far a connection has come.
  enum State {
    ASKING,
    STANDING,
    DOUBTED,
    ASKING_AGAIN,
    RESELECTING
  }

  /// What is learnt: the fate of a request, what the manager tells, what the data path shows.
  enum Event {
    ACCEPTED,
    SILENT,
    REFUSED,
    REFUSED_FOR_GOOD,
    SAID_DOWN,
    SAID_UP,
    DATA_PATH_DEAD,
    REFRESH_WANTED
  }

  /// What is to be done.
  enum Then {
    NOTHING,
    REFRESH_IN_TIME,
    ASK_NOW,
    ASK_SOON,
    ASK_LATER,
    RESELECT_NOW,
    RESELECT_LATER
  }

  private record Row(State state, Then then) {}

  private static final int REFUSALS = 3;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration FIRST_REFUSAL = Duration.ofMillis(500);
  private static final Duration SECOND_REFUSAL = Duration.ofMillis(1500);

  private State state = State.ASKING;
  private int refusals;
  private Duration pause = SHORTEST_PAUSE;

  State state() {
    return state;
  }

  /// Whether what there was is given up, or what is asked for is refused for longer than a moment.
  boolean hopeless() {
    return state == State.RESELECTING || refusals >= REFUSALS;
  }

  /// How long `*_LATER` waits this time: longer from time to time.
  Duration pause() {
    if (state == State.ASKING_AGAIN && refusals > 0) {
      return refusals == 1 ? FIRST_REFUSAL : SECOND_REFUSAL;
    }
    var now = pause;
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    return now;
  }

  /// A former life has left the connection: it stands, as far as is known.
  void resume() {
    state = State.STANDING;
  }

  Then on(Event event) {
    if (event == Event.REFUSED && ++refusals >= REFUSALS) {
      return on(Event.REFUSED_FOR_GOOD);
    }
    var before = state;
    var row = row(event);
    state = row.state;
    if (state == State.STANDING || state != before && state == State.RESELECTING) {
      pause = SHORTEST_PAUSE;
    }
    if (state == State.STANDING) {
      refusals = 0;
    }
    return row.then;
  }

  private Row row(Event event) {
    return switch (state) {
      case ASKING ->
          switch (event) {
            case ACCEPTED -> new Row(State.STANDING, Then.REFRESH_IN_TIME);
            case SILENT, REFUSED, REFUSED_FOR_GOOD -> new Row(State.ASKING, Then.ASK_LATER);
            case SAID_DOWN, SAID_UP, DATA_PATH_DEAD, REFRESH_WANTED -> stay();
          };
      case STANDING ->
          switch (event) {
            case ACCEPTED -> new Row(State.STANDING, Then.REFRESH_IN_TIME);
            case SILENT, REFUSED -> new Row(State.ASKING_AGAIN, Then.ASK_LATER);
            case SAID_DOWN -> new Row(State.DOUBTED, Then.ASK_SOON);
            case SAID_UP -> stay();
            case REFUSED_FOR_GOOD, DATA_PATH_DEAD -> new Row(State.RESELECTING, Then.RESELECT_NOW);
            case REFRESH_WANTED -> new Row(State.STANDING, Then.ASK_NOW);
          };
      case DOUBTED ->
          switch (event) {
            case ACCEPTED, SAID_UP -> new Row(State.STANDING, Then.REFRESH_IN_TIME);
            case SILENT, REFUSED -> new Row(State.ASKING_AGAIN, Then.ASK_LATER);
            case SAID_DOWN -> stay();
            case REFUSED_FOR_GOOD, DATA_PATH_DEAD -> new Row(State.RESELECTING, Then.RESELECT_NOW);
            case REFRESH_WANTED -> new Row(State.DOUBTED, Then.ASK_NOW);
          };
      case ASKING_AGAIN ->
          switch (event) {
            case ACCEPTED -> new Row(State.STANDING, Then.REFRESH_IN_TIME);
            case SILENT, REFUSED -> new Row(State.ASKING_AGAIN, Then.ASK_LATER);
            case SAID_DOWN, SAID_UP, REFRESH_WANTED -> stay();
            case REFUSED_FOR_GOOD, DATA_PATH_DEAD -> new Row(State.RESELECTING, Then.RESELECT_NOW);
          };
      case RESELECTING ->
          switch (event) {
            case ACCEPTED -> new Row(State.STANDING, Then.REFRESH_IN_TIME);
            case SILENT, REFUSED, REFUSED_FOR_GOOD ->
                new Row(State.RESELECTING, Then.RESELECT_LATER);
            case SAID_DOWN, SAID_UP, DATA_PATH_DEAD, REFRESH_WANTED -> stay();
          };
    };
  }

  private Row stay() {
    return new Row(state, Then.NOTHING);
  }
}
