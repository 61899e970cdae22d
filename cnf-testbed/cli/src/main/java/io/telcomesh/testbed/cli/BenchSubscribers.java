package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.scenarios.Subscribers;
import java.util.ArrayList;
import java.util.List;

/// The subscribers of a benchmark: in every round others, so that nobody knows them from before. In
/// the end those are removed that were not there before.
final class BenchSubscribers implements AutoCloseable {
  private final Subscribers subscribers;
  private final List<Subscribers.Range> added = new ArrayList<>();
  private final int count;
  private String first;

  /// @param first IMSI of the first round
  /// @param count how many in a round
  BenchSubscribers(Subscribers subscribers, String first, int count) {
    this.subscribers = subscribers;
    this.first = first;
    this.count = count;
  }

  int count() {
    return count;
  }

  /// Of this round.
  String first() {
    return first;
  }

  /// Those of this round are at the HSS.
  void provision() throws InterruptedException {
    added.addAll(subscribers.provision(first, count));
  }

  /// Their UEs are at the simulator.
  void simulate() throws InterruptedException {
    subscribers.simulate(first, count);
  }

  void next() {
    first = Subscribers.imsi(first, count);
  }

  @Override
  public void close() {
    try {
      subscribers.remove(added);
    } catch (InterruptedException _) { // who interrupts does not wait for that
      Thread.currentThread().interrupt();
    }
  }
}
