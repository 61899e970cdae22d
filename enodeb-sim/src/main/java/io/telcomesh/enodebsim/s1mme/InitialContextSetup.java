package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.CauseTransport;
import io.telcomesh.s1ap.InitialContextSetupFailure;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.InitialContextSetupResponse;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;
import java.util.Optional;

/// Initial Context Setup, TS 36.413 §8.3.1: the eNodeB secures the radio and sets the UE's bearers
/// up. It never waits, so nothing collides with it.
public final class InitialContextSetup extends Procedure<UeMessage> {
  /// A UERadioAccessCapabilityInformation of TS 36.331 §10.2.2: release 8, category 4, band 7.
  private static final Octets RADIO_CAPABILITY = Octets.hex("005001007018000018000000");

  private final UePorts sim;
  private final S1Connection connection;
  private final InitialContextSetupRequest request;
  private final RadioBearers bearers;

  public InitialContextSetup(
      UePorts sim, S1Connection connection, InitialContextSetupRequest request) {
    this.sim = sim;
    this.connection = connection;
    this.request = request;
    this.bearers = new RadioBearers(sim, connection);
  }

  @Override
  protected void run() {
    if (!securesRadio()) {
      fail(CauseRadioNetwork.FAILURE_IN_RADIO_INTERFACE_PROCEDURE);
      return;
    }
    connection.ueBitRate(request.ueAggregateMaximumBitRate());
    request.eRabsToBeSetup().forEach(bearers::setUp);
    if (bearers.setUp().isEmpty()) {
      fail(CauseTransport.TRANSPORT_RESOURCE_UNAVAILABLE); // §8.3.1.3
      return;
    }
    connectUe();
    if (request.ueRadioCapability().isEmpty()) {
      sim.s1().send(connection, (_, _) -> capability()); // §8.9
    }
    sim.s1().send(connection, (_, _) -> response());
    request.eRabsToBeSetup().forEach(bearers::passNasOn);
    sim.runner().post(new UeMessage.RadioBearers(connection));
    new WatchForInactivity(sim, connection, -1).schedule();
  }

  /// A UE that was idle has its PDN connections already.
  private void connectUe() {
    sim.ue().pdns().forEach(pdn -> connection.bearer(pdn.defaultBearer()).ifPresent(pdn::take));
  }

  /// The access stratum's security mode command succeeds where UE and MME derived the same K_eNB,
  /// TS 36.331 §5.3.4.
  private boolean securesRadio() {
    return sim.ue()
        .kenb()
        .filter(kenb -> kenb.octets().equals(request.securityKey().octets()))
        .isPresent();
  }

  private UeCapabilityInfoIndication capability() {
    return new UeCapabilityInfoIndication(
        request.mmeUeS1apId(),
        request.enbUeS1apId(),
        RADIO_CAPABILITY,
        Optional.empty(),
        OtherIes.NONE);
  }

  private InitialContextSetupResponse response() {
    return new InitialContextSetupResponse(
        request.mmeUeS1apId(),
        request.enbUeS1apId(),
        bearers.setUp(),
        bearers.failed(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private void fail(Cause cause) {
    sim.s1()
        .send(
            connection,
            (_, _) ->
                new InitialContextSetupFailure(
                    request.mmeUeS1apId(),
                    request.enbUeS1apId(),
                    cause,
                    Optional.empty(),
                    OtherIes.NONE));
  }
}
