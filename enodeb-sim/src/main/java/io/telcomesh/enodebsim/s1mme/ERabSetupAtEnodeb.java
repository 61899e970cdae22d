package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.ERabSetupRequest;
import io.telcomesh.s1ap.ERabSetupResponse;
import java.util.Optional;

/// E-RAB Setup, TS 36.413 §8.2.1: the UE gets further bearers. It never waits, so nothing collides
/// with it.
public final class ERabSetupAtEnodeb extends Procedure<UeMessage> {
  private final UePorts sim;
  private final S1Connection connection;
  private final ERabSetupRequest request;

  public ERabSetupAtEnodeb(UePorts sim, S1Connection connection, ERabSetupRequest request) {
    this.sim = sim;
    this.connection = connection;
    this.request = request;
  }

  @Override
  protected void run() {
    var bearers = new RadioBearers(sim, connection);
    request.eRabsToBeSetup().forEach(bearers::setUp);
    sim.s1().send(connection, (_, _) -> response(bearers));
    request.eRabsToBeSetup().forEach(bearers::passNasOn);
  }

  private ERabSetupResponse response(RadioBearers bearers) {
    return new ERabSetupResponse(
        request.mmeUeS1apId(),
        request.enbUeS1apId(),
        bearers.setUp().isEmpty() ? Optional.empty() : Optional.of(bearers.setUp()),
        bearers.failed(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
