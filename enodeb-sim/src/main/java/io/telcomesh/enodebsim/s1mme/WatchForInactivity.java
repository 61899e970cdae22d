package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.procedures.Timer;

/// The eNodeB's inactivity timer, which no specification sets: when it expires without a packet,
/// the UE shall be released for inactivity.
public final class WatchForInactivity {
  private final UePorts sim;
  private final S1Connection connection;
  private final long packets;

  /// @param packets there were when the timer was started last; negative before the first time
  public WatchForInactivity(UePorts sim, S1Connection connection, long packets) {
    this.sim = sim;
    this.connection = connection;
    this.packets = packets;
  }

  /// Whether there was no packet since.
  public boolean inactive() {
    return connection.packets() == packets;
  }

  /// Starts the timer, where there is one.
  public void schedule() {
    var after = sim.settings().inactivity();
    if (after.isPositive()) {
      sim.runner()
          .postAfter(
              Timer.guard("Inactivity", after, "no specification: the operator's choice"),
              new UeMessage.InactivityCheck(connection, connection.packets()));
    }
  }
}
