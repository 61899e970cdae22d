package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.bearers.Bearer;
import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.gtp.Teid;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.CauseTransport;
import io.telcomesh.s1ap.ERabItem;
import io.telcomesh.s1ap.ERabSetup;
import io.telcomesh.s1ap.ERabToBeSetup;
import io.telcomesh.s1ap.InitialContextSetupFailure;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.InitialContextSetupResponse;
import io.telcomesh.s1ap.TransportLayerAddress;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Initial Context Setup, TS 36.413 §8.3.1: the eNodeB secures the radio and sets the UE's bearers
/// up. It never waits, so nothing collides with it.
public final class InitialContextSetup extends Procedure<UeMessage> {
  /// A UERadioAccessCapabilityInformation of TS 36.331 §10.2.2: release 8, category 4, band 7.
  private static final Octets RADIO_CAPABILITY = Octets.hex("005001007018000018000000");

  private final UePorts sim;
  private final S1Connection connection;
  private final InitialContextSetupRequest request;
  private final List<ERabSetup> setUp = new ArrayList<>();
  private final List<ERabItem> failed = new ArrayList<>();

  public InitialContextSetup(
      UePorts sim, S1Connection connection, InitialContextSetupRequest request) {
    this.sim = sim;
    this.connection = connection;
    this.request = request;
  }

  @Override
  protected void run() {
    if (!securesRadio()) {
      fail(CauseRadioNetwork.FAILURE_IN_RADIO_INTERFACE_PROCEDURE);
      return;
    }
    connection.ueBitRate(request.ueAggregateMaximumBitRate());
    request.eRabsToBeSetup().forEach(this::setUp);
    if (setUp.isEmpty()) {
      fail(CauseTransport.TRANSPORT_RESOURCE_UNAVAILABLE); // §8.3.1.3
      return;
    }
    connectUe();
    if (request.ueRadioCapability().isEmpty()) {
      sim.s1().send(connection, (_, _) -> capability()); // §8.9
    }
    sim.s1().send(connection, (_, _) -> response());
    request.eRabsToBeSetup().stream()
        .filter(each -> connection.bearer(each.eRabId()).isPresent())
        .forEach(each -> each.nasPdu().ifPresent(this::passOn));
    sim.runner().post(new UeMessage.RadioBearers(connection));
    new WatchForInactivity(sim, connection, -1).schedule();
  }

  /// A UE that was idle has its PDN connection already.
  private void connectUe() {
    sim.ue()
        .pdn()
        .ifPresent(pdn ->
            connection
                .bearer(pdn.defaultBearer())
                .ifPresent(bearer -> bearer.connect(pdn.ueInterface(), pdn.uplink())));
  }

  /// The access stratum's security mode command succeeds where UE and MME derived the same K_eNB,
  /// TS 36.331 §5.3.4.
  private boolean securesRadio() {
    return sim.ue()
        .kenb()
        .filter(kenb -> kenb.octets().equals(request.securityKey().octets()))
        .isPresent();
  }

  private void setUp(ERabToBeSetup wanted) {
    var bearer =
        wanted
            .transportLayerAddress()
            .ipv4()
            .map(address -> new Bearers.Sgw(address, new Teid(wanted.gtpTeid())))
            .flatMap(sgw ->
                sim.bearers()
                    .setUp(sgw, () -> sim.runner().post(new UeMessage.BearerLost(connection))));
    bearer.ifPresentOrElse(
        made -> add(wanted, made),
        () ->
            failed.add(
                new ERabItem(wanted.eRabId(), CauseTransport.TRANSPORT_RESOURCE_UNAVAILABLE)));
  }

  private void add(ERabToBeSetup wanted, Bearer bearer) {
    connection.add(wanted.eRabId(), bearer);
    setUp.add(
        new ERabSetup(
            wanted.eRabId(), TransportLayerAddress.of(bearer.local()), bearer.teid().value()));
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
        setUp,
        failed.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(failed)),
        Optional.empty(),
        OtherIes.NONE);
  }

  private void passOn(Octets nas) {
    sim.runner().post(new UeMessage.Nas(connection, new DownlinkNas(nas)));
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
