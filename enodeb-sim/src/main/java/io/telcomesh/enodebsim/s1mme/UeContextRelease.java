package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.s1ap.UeContextReleaseComplete;
import java.util.Optional;

/// UE Context Release by the MME, TS 36.413 §8.3.3: bearers and radio connection go, and the UE
/// hears of it. It never waits, so nothing collides with it.
public final class UeContextRelease extends Procedure<UeMessage> {
  private final UePorts sim;
  private final S1Connection connection;
  private final UeContextReleaseCommand command;

  public UeContextRelease(UePorts sim, S1Connection connection, UeContextReleaseCommand command) {
    this.sim = sim;
    this.connection = connection;
    this.command = command;
  }

  @Override
  protected void run() {
    sim.s1()
        .send(
            connection,
            (of, mme) ->
                new UeContextReleaseComplete(
                    mme, of.enbUeS1apId(), Optional.empty(), OtherIes.NONE));
    sim.s1().gone(connection);
    sim.runner()
        .post(
            new UeMessage.ConnectionLost(
                connection, Rejection.By.MME, "UE Context Release " + command.cause()));
  }
}
