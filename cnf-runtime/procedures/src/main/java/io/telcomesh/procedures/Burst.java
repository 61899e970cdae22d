package io.telcomesh.procedures;

import java.util.ArrayList;
import java.util.List;

/// What a socket has read at once: everything is handed over before anyone is woken. For one
/// thread.
public final class Burst {
  /// Wakes at once.
  static final Wakes NONE = Activity::wake;

  private final List<Activity<?, ?>> asleep = new ArrayList<>();

  private Backlog backlog = Backlog.NONE;
  private int octets;

  /// What is posted from now on comes from a message of that peer.
  public void from(Backlog peer, int messageOctets) {
    backlog = peer;
    octets = messageOctets;
  }

  /// As [ProcedureRunner#post].
  public <M> void post(ProcedureRunner<?, M> runner, M message) {
    runner.deliver(new Item.Unasked(message, backlog, octets), asleep::add);
  }

  /// As [Question#post].
  public void post(Question<?> question, Object answer) {
    question.runner().deliver(new Item.Answer(question, answer), asleep::add);
  }

  /// Wakes every runner that was posted to, once.
  public void wake() {
    asleep.forEach(Activity::wake);
    asleep.clear();
  }

  /// Whom to wake, now or later.
  @FunctionalInterface
  interface Wakes {
    void add(Activity<?, ?> asleep);
  }
}
