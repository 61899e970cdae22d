package io.telcomesh.mme.bearers;

import static io.telcomesh.mme.MmeTimers.INITIAL_CONTEXT_SETUP;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.BearerContextToBeModified;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Refused;
import io.telcomesh.s1ap.ERabSetup;
import io.telcomesh.s1ap.InitialContextSetupFailure;
import io.telcomesh.s1ap.InitialContextSetupResponse;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// The bearers between eNodeB and SGW of a UE that comes to ECM-CONNECTED: Initial Context Setup
/// (TS 36.413 §8.3.1), then Modify Bearer (TS 29.274 §7.2.7).
public final class AccessBearers {
  private final UePorts mme;

  public AccessBearers(UePorts mme) {
    this.mme = mme;
  }

  /// Waits for what comes of [#sendSetUp].
  public Question<InitialContextSetupResponse> expectSetUp() {
    return mme.s1()
        .expect(
            InitialContextSetupResponse.class,
            InitialContextSetupFailure.class,
            INITIAL_CONTEXT_SETUP);
  }

  /// Has the eNodeB set up the default bearers of these PDN connections.
  public void sendSetUp(List<PdnConnection> connections) {
    var request = new ContextSetup(mme, connections);
    mme.s1().send(s1 -> request.on(s1, Optional.empty()));
  }

  /// Has the eNodeB set up the default bearer of a PDN connection.
  ///
  /// @param nas which the UE gets with it
  public void sendSetUp(PdnConnection connection, NasMessage nas) {
    var request = new ContextSetup(mme, List.of(connection));
    mme.s1().send(s1 -> request.on(s1, Optional.of(mme.nas().protect(nas))));
  }

  /// Connects all that the UE has. A connection without a radio bearer is no more; the UE knows
  /// that by itself: TS 24.301 §5.6.1.4 and §5.5.3.2.4. One of several that the SGW has lost ends.
  ///
  /// @throws Refused by the SGW, which has lost the only one
  public void connect(InitialContextSetupResponse setUp) {
    for (var pdn : mme.ue().pdnConnections()) {
      if (has(pdn, setUp)) {
        modifyOrEnd(pdn, setUp);
      } else {
        mme.sgw().delete(pdn);
        mme.ue().remove(pdn);
      }
    }
  }

  private void modifyOrEnd(PdnConnection pdn, InitialContextSetupResponse setUp) {
    try {
      modify(pdn, setUp);
    } catch (Refused lost) {
      if (mme.ue().pdnConnections().size() == 1) {
        throw lost;
      }
      mme.runner()
          .post(new UeMessage.DisconnectPdn(pdn.defaultBearer(), EsmCause.REACTIVATION_REQUESTED));
    }
  }

  /// Tells the SGW where the eNodeB takes downlink packets of a PDN connection.
  ///
  /// @throws Refused by the SGW, or when the eNodeB did not set the bearer up
  public void modify(PdnConnection connection, InitialContextSetupResponse setUp) {
    modify(
        connection,
        find(connection.defaultBearer(), setUp)
            .flatMap(AccessBearers::fTeid)
            .orElseThrow(() -> new Refused(setUp)));
  }

  /// @param enodeb the bearer's end there
  void modify(PdnConnection connection, FTeid enodeb) {
    var request = modifyBearer(connection.defaultBearer(), enodeb);
    mme.sgw().ask(connection.sgwControl(), request, ModifyBearerResponse.class);
  }

  /// Whether the eNodeB set the default bearer of a PDN connection up.
  private static boolean has(PdnConnection connection, InitialContextSetupResponse setUp) {
    return find(connection.defaultBearer(), setUp).isPresent();
  }

  private static Optional<ERabSetup> find(
      EpsBearerIdentity bearer, InitialContextSetupResponse setUp) {
    return setUp.eRabsSetup().stream().filter(each -> each.eRabId().equals(bearer)).findFirst();
  }

  static Optional<FTeid> fTeid(ERabSetup bearer) {
    return bearer
        .transportLayerAddress()
        .ipv4()
        .<InetAddress>map(ipv4 -> ipv4)
        .or(() -> bearer.transportLayerAddress().ipv6())
        .map(address ->
            FTeid.of(InterfaceType.S1_U_ENODEB_GTPU, new Teid(bearer.gtpTeid()), address));
  }

  private static ModifyBearerRequest modifyBearer(EpsBearerIdentity bearer, FTeid enodeb) {
    return new ModifyBearerRequest(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new BearerContextToBeModified(
                bearer, Optional.of(enodeb), Optional.empty(), OtherIes.NONE)),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
