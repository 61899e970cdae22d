package io.telcomesh.mme.bearers;

import static io.telcomesh.mme.MmeTimers.E_RAB_RELEASE;
import static io.telcomesh.mme.MmeTimers.E_RAB_SETUP;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.s1mme.S1Connection;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Refused;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.ERabItem;
import io.telcomesh.s1ap.ERabReleaseCommand;
import io.telcomesh.s1ap.ERabReleaseResponse;
import io.telcomesh.s1ap.ERabSetup;
import io.telcomesh.s1ap.ERabSetupRequest;
import io.telcomesh.s1ap.ERabSetupResponse;
import io.telcomesh.s1ap.UeAggregateMaximumBitRate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Single bearers of a UE in ECM-CONNECTED, that come and go: E-RAB Setup and E-RAB Release, TS
/// 36.413 §8.2.1 and §8.2.3.
public final class RadioAccessBearers {
  private final UePorts mme;

  public RadioAccessBearers(UePorts mme) {
    this.mme = mme;
  }

  /// Waits for what comes of [#sendSetUp]; a bearer that failed is a refusal.
  public Question<ERabSetupResponse> expectSetUp(PdnConnection connection) {
    return mme.s1()
        .expect(ERabSetupResponse.class, E_RAB_SETUP)
        .acceptedWhen(response -> find(connection, response).isPresent());
  }

  /// Has the eNodeB set up the default bearer of a PDN connection.
  ///
  /// @param nas which the UE gets with it
  public void sendSetUp(PdnConnection connection, NasMessage nas) {
    var all = Stream.concat(mme.ue().pdnConnections().stream(), Stream.of(connection)).toList();
    mme.s1()
        .send(s1 ->
            new ERabSetupRequest(
                s1.mmeUeS1apId(),
                s1.enbUeS1apId(),
                Optional.of(UeAggregateMaximumBitRate.of(UeBitRate.of(mme.ue(), all))),
                List.of(ContextSetup.bearer(connection, Optional.of(mme.nas().protect(nas)))),
                OtherIes.NONE));
  }

  /// Tells the SGW where the eNodeB takes downlink packets of a PDN connection.
  ///
  /// @throws Refused by the SGW
  public void modify(PdnConnection connection, ERabSetupResponse setUp) {
    var enodeb =
        find(connection, setUp).flatMap(AccessBearers::fTeid).orElseThrow(() -> new Refused(setUp));
    new AccessBearers(mme).modify(connection, enodeb);
  }

  /// Waits for what comes of [#sendRelease].
  public Question<ERabReleaseResponse> expectRelease() {
    return mme.s1().expect(ERabReleaseResponse.class, E_RAB_RELEASE);
  }

  /// Has the eNodeB give up the default bearer of a PDN connection that is none of the UE's any
  /// more.
  ///
  /// @param nas for the UE
  public void sendRelease(PdnConnection connection, NasMessage nas) {
    mme.s1().send(s1 -> release(s1, connection, Optional.of(mme.nas().protect(nas))));
  }

  /// The same where the UE knows it already.
  public void sendRelease(PdnConnection connection) {
    mme.s1().send(s1 -> release(s1, connection, Optional.empty()));
  }

  private ERabReleaseCommand release(
      S1Connection s1, PdnConnection connection, Optional<Octets> nas) {
    var others =
        mme.ue().pdnConnections().stream().filter(each -> !each.equals(connection)).toList();
    return new ERabReleaseCommand(
        s1.mmeUeS1apId(),
        s1.enbUeS1apId(),
        others.isEmpty()
            ? Optional.empty()
            : Optional.of(UeAggregateMaximumBitRate.of(UeBitRate.of(mme.ue(), others))),
        List.of(new ERabItem(connection.defaultBearer(), CauseNas.NORMAL_RELEASE)),
        nas,
        OtherIes.NONE);
  }

  private static Optional<ERabSetup> find(PdnConnection connection, ERabSetupResponse setUp) {
    return setUp.eRabsSetup().stream()
        .flatMap(List::stream)
        .filter(each -> each.eRabId().equals(connection.defaultBearer()))
        .findFirst();
  }
}
