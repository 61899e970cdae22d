package io.telcomesh.mme;

import static io.telcomesh.mme.Subscriber.IMS;
import static io.telcomesh.mme.Subscriber.INTERNET;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.IndicationFlag;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextReject;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextRequest;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextRequest;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.PdnConnectivityReject;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.PdnAddress;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.nas.eps.ie.RequestType;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.ERabReleaseCommand;
import io.telcomesh.s1ap.ERabSetupRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Further PDN connections, TS 23.401 §5.10.2.
class PdnConnectivityTest {
  private static final EpsBearerIdentity SIXTH = new EpsBearerIdentity(6);
  private static final Inet6Address PREFIX =
      (Inet6Address) InetAddress.ofLiteral("2001:db8:45:1:0:1:2:3");

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler);
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves({"esm.additional-pdn-connectivity", "s1ap.e-rab-setup"})
  void takesTheStepsOfTheFigure() {
    attach();
    connect(IMS, PdnType.IPV4);

    var create = world.sgw.received(CreateSessionRequest.class).getLast();
    assertThat(create.apn()).isEqualTo(new Apn(IMS));
    assertThat(create.bearerContextsToBeCreated().getFirst().epsBearerIdentity()).isEqualTo(SIXTH);
    var setup = world.enodeb.script.received(ERabSetupRequest.class).getFirst();
    assertThat(setup.ueAggregateMaximumBitRate().orElseThrow().rates().uplink())
        .isEqualTo(BitRate.megabits(50)); // two of 30 each, and 50 subscribed
    var bearer = setup.eRabsToBeSetup().getFirst();
    assertThat(bearer.eRabId()).isEqualTo(SIXTH);
    assertThat(bearer.gtpTeid()).isEqualTo(1101);
    var activate = activated();
    assertThat(activate.procedureTransactionIdentity())
        .isEqualTo(new ProcedureTransactionIdentity(2));
    assertThat(activate.apn()).isEqualTo(new Apn(IMS));
    var modify = world.sgw.received(ModifyBearerRequest.class).getLast();
    var modified = modify.bearerContextsToBeModified().getFirst();
    assertThat(modified.epsBearerIdentity()).isEqualTo(SIXTH);
    assertThat(modified.s1uEnodeb().orElseThrow().teid()).isEqualTo(new Teid(78));
    assertThat(apns()).containsExactly(INTERNET, IMS);
    assertThat(world.observer.outcomes()).last().isEqualTo("PdnConnectivity COMPLETED");
    assertThat(world.sgw.sessions).hasSize(1); // one tunnel for both
    world.leavesNothingBehind();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of(ScriptedUe.further(2, "unknown", PdnType.IPV4), 27),
        Arguments.of(ScriptedUe.further(2, INTERNET, PdnType.IPV4), 55),
        Arguments.of(ScriptedUe.further(2, "ipv4", PdnType.IPV6), 50),
        Arguments.of(ScriptedUe.further(2, "ipv6", PdnType.IPV4), 51),
        Arguments.of(ScriptedUe.further(2, IMS, PdnType.NON_IP), 57),
        Arguments.of(ScriptedUe.further(0, IMS, PdnType.IPV4), 81),
        Arguments.of(ScriptedUe.further(255, IMS, PdnType.IPV4), 81),
        Arguments.of(request(new EpsBearerIdentity(5), RequestType.INITIAL_REQUEST), 43),
        Arguments.of(request(EpsBearerIdentity.NONE, RequestType.HANDOVER), 54),
        Arguments.of(request(EpsBearerIdentity.NONE, RequestType.EMERGENCY), 32));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void refusesWithACauseThatSaysWhy(PdnConnectivityRequest request, int cause) {
    attach();
    ue.send(request);
    world.settle();

    refusedWith(cause);
  }

  static Stream<Arguments> sgwSaysNo() {
    return Stream.of(
        Arguments.of(CauseValue.MISSING_OR_UNKNOWN_APN, 27),
        Arguments.of(CauseValue.ALL_DYNAMIC_ADDRESSES_OCCUPIED, 26),
        Arguments.of(CauseValue.NO_RESOURCES_AVAILABLE, 26),
        Arguments.of(CauseValue.APN_ACCESS_DENIED_NO_SUBSCRIPTION, 33),
        Arguments.of(CauseValue.PREFERRED_PDN_TYPE_NOT_SUPPORTED, 51),
        Arguments.of(CauseValue.CONTEXT_NOT_FOUND, 30));
  }

  @ParameterizedTest
  @MethodSource("sgwSaysNo")
  void translatesWhatTheSgwSays(CauseValue cause, int esm) {
    attach();
    world.sgw.script.on(CreateSessionRequest.class, _ -> CreateSessionResponse.of(Cause.of(cause)));
    connect(IMS, PdnType.IPV4);

    refusedWith(esm);
  }

  @Test
  void refusesWhenTheSgwIsSilent() {
    attach();
    world.network.silence(World.SGW);
    connect(IMS, PdnType.IPV4);
    scheduler.runFor(Duration.ofMinutes(1));
    world.network.restore(World.SGW);

    assertThat(ue.received(PdnConnectivityReject.class).getFirst().cause().code()).isEqualTo(38);
  }

  @Test
  @Proves("esm.pdn-type-negotiation")
  void tellsWhyTheUeGetsLessThanItAskedFor() {
    attach();
    giveAddress(
        PdnAddressAllocation.ipv4(ScriptedSgw.UE_ADDRESS),
        CauseValue.NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE);
    connect(IMS, PdnType.IPV4V6);
    assertThat(activated().cause()).contains(EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED); // #50

    ue.send(ScriptedUe.disconnect(3, 6));
    world.settle();
    giveAddress(ipv6(), CauseValue.NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE);
    connect(IMS, PdnType.IPV4V6);
    assertThat(activated().cause()).contains(EsmCause.PDN_TYPE_IPV6_ONLY_ALLOWED); // #51

    ue.send(ScriptedUe.disconnect(3, 6));
    world.settle();
    giveAddress(
        PdnAddressAllocation.ipv4(ScriptedSgw.UE_ADDRESS),
        CauseValue.NEW_PDN_TYPE_DUE_TO_SINGLE_ADDRESS_BEARER_ONLY);
    connect(IMS, PdnType.IPV4V6);
    assertThat(activated().cause()).contains(EsmCause.SINGLE_ADDRESS_BEARERS_ONLY_ALLOWED); // #52

    ue.send(ScriptedUe.further(4, "ipv4", PdnType.NON_IP));
    world.settle();
    assertThat(ue.received(PdnConnectivityReject.class).getLast().cause())
        .isEqualTo(EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED);
    ue.send(ScriptedUe.further(5, "either", PdnType.NON_IP));
    world.settle();
    assertThat(ue.received(PdnConnectivityReject.class).getLast().cause())
        .isEqualTo(EsmCause.PDN_TYPE_IPV4V6_ONLY_ALLOWED); // #57
  }

  @Test
  void asksForBothAddressesAndTellsTheUeItsInterfaceIdentifier() {
    attach();
    world.sgw.script.on(
        CreateSessionRequest.class,
        request ->
            world.sgw.create(
                request,
                new PdnAddressAllocation(
                    PdnType.IPV4V6, Optional.of(ScriptedSgw.UE_ADDRESS), ipv6().ipv6()),
                CauseValue.REQUEST_ACCEPTED));
    connect(IMS, PdnType.IPV4V6);

    var create = world.sgw.received(CreateSessionRequest.class).getLast();
    assertThat(create.indication().orElseThrow().has(IndicationFlag.DAF)).isTrue();
    assertThat(activated().pdnAddress())
        .isEqualTo(new PdnAddress.Ipv4v6(Octets.hex("0000000100020003"), ScriptedSgw.UE_ADDRESS));
    assertThat(activated().cause()).isEmpty();
  }

  @Test
  void asksForTheOtherAddressOfAnApnWhereABearerHasOneAlone() {
    attach();
    connect("either", PdnType.IPV4V6);
    assertThat(activated().cause()).contains(EsmCause.SINGLE_ADDRESS_BEARERS_ONLY_ALLOWED);
    giveAddress(ipv6(), CauseValue.REQUEST_ACCEPTED);
    ue.send(ScriptedUe.further(3, "either", PdnType.IPV6));
    world.settle();
    ue.send(ScriptedUe.further(4, "either", PdnType.IPV6));
    world.settle();

    assertThat(apns()).containsExactly(INTERNET, "either", "either");
    assertThat(ue.received(PdnConnectivityReject.class).getLast().cause().code()).isEqualTo(55);
  }

  @Test
  void asksForTheAddressesOfTheSubscription() {
    attach();
    connect("static", PdnType.IPV4);

    assertThat(world.sgw.received(CreateSessionRequest.class).getLast().pdnAddressAllocation())
        .contains(PdnAddressAllocation.ipv4(Subscriber.STATIC));
  }

  @Test
  void hasElevenBearersAtMost() {
    attach();
    for (int i = 0; i < 10; i++) {
      ue.send(ScriptedUe.further(10 + i, "apn" + i, PdnType.IPV4));
      world.settle();
    }
    assertThat(apns()).hasSize(11);
    ue.send(ScriptedUe.further(30, IMS, PdnType.IPV4));
    world.settle();

    assertThat(ue.received(PdnConnectivityReject.class).getFirst().cause().code()).isEqualTo(65);
    world.leavesNothingBehind();
  }

  @Test
  void refusesWhenTheEnodebHasNoRoomForTheBearer() {
    attach();
    world.enodeb.script.on(ERabSetupRequest.class, ScriptedEnodeb::notSetUp);
    ue.script.thenSilent(ActivateDefaultEpsBearerContextRequest.class);
    world.enodeb.bearers.clear();
    connect(IMS, PdnType.IPV4);

    assertThat(ue.received(PdnConnectivityReject.class).getFirst().cause().code()).isEqualTo(26);
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    assertThat(apns()).containsExactly(INTERNET);
  }

  @Test
  void refusesWhenTheEnodebSaysNothingOfTheBearer() {
    attach();
    world.enodeb.script.thenSilent(ERabSetupRequest.class);
    connect(IMS, PdnType.IPV4);
    scheduler.runFor(Duration.ofSeconds(11));

    assertThat(ue.received(PdnConnectivityReject.class).getFirst().cause().code()).isEqualTo(38);
    world.leavesNothingBehind();
  }

  @Test
  void takesTheBearerBackFromAUeThatRefusesIt() {
    attach();
    ue.script.on(
        ActivateDefaultEpsBearerContextRequest.class,
        request ->
            ActivateDefaultEpsBearerContextReject.of(
                request.epsBearerIdentity(),
                ProcedureTransactionIdentity.NONE,
                EsmCause.INSUFFICIENT_RESOURCES));
    connect(IMS, PdnType.IPV4);

    assertThat(ue.received(PdnConnectivityReject.class)).isEmpty();
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    assertThat(world.enodeb.script.received(ERabReleaseCommand.class)).hasSize(1);
    world.leavesNothingBehind();
  }

  @Test
  void takesTheBearerBackWhoseTunnelTheSgwDoesNotModify() {
    attach();
    world.sgw.script.on(
        ModifyBearerRequest.class,
        _ -> ModifyBearerResponse.of(Cause.of(CauseValue.CONTEXT_NOT_FOUND)));
    connect(IMS, PdnType.IPV4);

    assertThat(ue.received(DeactivateEpsBearerContextRequest.class).getFirst().epsBearerIdentity())
        .isEqualTo(SIXTH);
    assertThat(ue.received(PdnConnectivityReject.class)).isEmpty();
    world.leavesNothingBehind();
  }

  @Test
  void asksFiveTimesAndTakesTheBearerBack() { // T3485
    attach();
    for (int i = 0; i < 5; i++) {
      ue.script.thenSilent(ActivateDefaultEpsBearerContextRequest.class);
    }
    connect(IMS, PdnType.IPV4);
    scheduler.runFor(Duration.ofSeconds(39));
    assertThat(world.mme.active()).isOne();
    scheduler.runFor(Duration.ofSeconds(2));

    assertThat(ue.received(ActivateDefaultEpsBearerContextRequest.class)).hasSize(5);
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    world.leavesNothingBehind();
  }

  @Test
  void goesOnWhenTheLastRetransmissionIsAnswered() {
    attach();
    for (int i = 0; i < 4; i++) {
      ue.script.thenSilent(ActivateDefaultEpsBearerContextRequest.class);
    }
    connect(IMS, PdnType.IPV4);
    scheduler.runFor(Duration.ofSeconds(33));

    assertThat(apns()).containsExactly(INTERNET, IMS);
    world.leavesNothingBehind();
  }

  @Test
  void answersTheSameRequestOnce() { // T3482 of the UE
    attach();
    ue.script.thenSilent(ActivateDefaultEpsBearerContextRequest.class);
    connect(IMS, PdnType.IPV4);
    connect(IMS, PdnType.IPV4);

    assertThat(world.sgw.received(CreateSessionRequest.class)).hasSize(2);
    assertThat(apns()).containsExactly(INTERNET, IMS);
    world.leavesNothingBehind();
  }

  @Test
  void servesTwoRequestsOneAfterTheOther() {
    attach();
    ue.send(ScriptedUe.further(2, IMS, PdnType.IPV4));
    ue.send(ScriptedUe.further(3, "apn1", PdnType.IPV4));
    world.settle();

    assertThat(apns()).containsExactly(INTERNET, IMS, "apn1");
    world.leavesNothingBehind();
  }

  @Test
  void abortsWhereTheUeDoesNotKnowTheMessage() { // §6.7
    attach();
    ue.script.thenSilent(ActivateDefaultEpsBearerContextRequest.class);
    connect(IMS, PdnType.IPV4);
    ue.send(
        new EsmStatus(
            SIXTH,
            new ProcedureTransactionIdentity(2),
            EsmCause.MESSAGE_TYPE_NON_EXISTENT_OR_NOT_IMPLEMENTED));
    world.settle();

    assertThat(apns()).containsExactly(INTERNET);
    world.leavesNothingBehind();
  }

  private void attach() {
    world.hss.script.on(
        UpdateLocationRequest.class,
        request -> ScriptedHss.updated(request, Subscriber.manyApns()));
    world.attached();
  }

  private void connect(String apn, PdnType type) {
    ue.send(ScriptedUe.further(2, apn, type));
    world.settle();
  }

  private void giveAddress(PdnAddressAllocation address, CauseValue cause) {
    world.sgw.script.on(
        CreateSessionRequest.class, request -> world.sgw.create(request, address, cause));
  }

  private ActivateDefaultEpsBearerContextRequest activated() {
    return ue.received(ActivateDefaultEpsBearerContextRequest.class).getLast();
  }

  private List<String> apns() {
    return world.runner().context().pdnConnections().stream().map(pdn -> pdn.apn().name()).toList();
  }

  private void refusedWith(int cause) {
    assertThat(ue.received(PdnConnectivityReject.class)).hasSize(1);
    assertThat(ue.received(PdnConnectivityReject.class).getFirst().cause().code()).isEqualTo(cause);
    assertThat(apns()).containsExactly(INTERNET);
    world.leavesNothingBehind();
  }

  private static PdnAddressAllocation ipv6() {
    return new PdnAddressAllocation(
        PdnType.IPV6, Optional.empty(), Optional.of(new PdnAddressAllocation.Prefix(64, PREFIX)));
  }

  private static PdnConnectivityRequest request(EpsBearerIdentity bearer, RequestType type) {
    return new PdnConnectivityRequest(
        bearer,
        new ProcedureTransactionIdentity(2),
        type,
        PdnType.IPV4,
        Optional.empty(),
        Optional.of(new Apn(IMS)),
        Optional.empty(),
        OtherIes.NONE);
  }
}
