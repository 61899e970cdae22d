package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextAccept;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.EsmInformationResponse;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.PdnConnectivityReject;
import io.telcomesh.nas.eps.SecurityModeComplete;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.nas.eps.ie.IdentityType;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.InterruptionKit;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.CauseTransport;
import io.telcomesh.s1ap.InitialContextSetupFailure;
import io.telcomesh.s1ap.InitialContextSetupResponse;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import io.telcomesh.security.Direction;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UeAttachTest {
  private static final Inet4Address WEB = (Inet4Address) InetAddress.ofLiteral("10.60.70.1");

  private final SimulatedScheduler scheduler = new SimulatedScheduler(3);
  private final SimWorld world = new SimWorld(scheduler);

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    scheduler.close();
  }

  @Test
  void attachesWithAddressIdentityAndBearer() {
    assertThat(world.wired().attach().succeeded()).isTrue();
    assertThat(world.ue.registered()).isTrue();
    assertThat(world.ue.guti().orElseThrow().mTmsi()).isEqualTo(77);
    assertThat(world.ue.trackingAreas()).containsExactly(SimWorld.TAI);
    var pdn = world.ue.pdn().orElseThrow();
    assertThat(pdn.ipv4()).contains(ScriptedMme.UE_ADDRESS);
    assertThat(pdn.mtu()).isEqualTo(1400);
    assertThat(pdn.dnsServers()).containsExactly(WEB);
    assertThat(world.ue.durations()).containsKey("attach");
    var complete = world.mme.nas.received(AttachComplete.class).getFirst();
    assertThat(Nas.decode(complete.esmMessage(), Direction.UPLINK).orThrow())
        .isInstanceOf(ActivateDefaultEpsBearerContextAccept.class);
  }

  @Test
  void asksForItsApnOnlyUnderProtection() {
    world.wired().attach();
    var information = world.mme.nas.received(EsmInformationResponse.class).getFirst();
    assertThat(information.apn()).contains(SimWorld.APN);
    assertThat(information.options().orElseThrow().containers()).hasSize(4);
  }

  @Test
  void pingsThroughItsTunnel() {
    world.wired().attach();
    var program = world.interfaces.find(ScriptedMme.UE_ADDRESS).orElseThrow();
    program.ping(WEB, 9);
    world.settle();
    assertThat(program.pong(9)).isTrue();
  }

  @Test
  void answersPingsFromTheNetwork() {
    world.wired().attach();
    var ping = io.telcomesh.enodebsim.interfaces.IcmpEcho.request(WEB, ScriptedMme.UE_ADDRESS, 5);
    world.downlink(world.downlinkTeid(), ping.packet());
    world.settle();
    assertThat(world.atSgw).containsExactly(new GtpuMessage.GPdu(ping.reply().packet()));
  }

  @Test
  void saysOfAnUnknownTunnelThatItIsNone() {
    world.wired().attach();
    world.downlink(new Teid(0xbad), Octets.of(0x45));
    world.settle();
    assertThat(world.atSgw)
        .containsExactly(
            new GtpuMessage.ErrorIndication(new Teid(0xbad), SimWorld.SIM_U, OtherIes.NONE));
  }

  @Test
  void hasItsConnectionReleasedWhenTheSgwDoesNotKnowTheTunnel() {
    world.wired().attach();
    world.sgwSays(
        new GtpuMessage.ErrorIndication(
            new Teid(ScriptedMme.SGW_TEID), SimWorld.SGW, OtherIes.NONE));
    world.settle();
    assertThat(world.mme.s1ap.received(UeContextReleaseRequest.class)).hasSize(1);
    assertThat(world.bearers.userPlane().rules()).isOne(); // for what the UE may send
  }

  @Test
  void tellsRadioCapabilityBeforeTheBearers() {
    world.wired().attach();
    assertThat(world.mme.s1ap.received())
        .filteredOn(each ->
            each instanceof UeCapabilityInfoIndication
                || each instanceof InitialContextSetupResponse)
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(UeCapabilityInfoIndication.class),
            second -> assertThat(second).isInstanceOf(InitialContextSetupResponse.class));
  }

  @Test
  void tellsWhoItIsWhenAsked() {
    world.mme.nas.then(AttachRequest.class, _ -> new IdentityRequest(IdentityType.IMSI));
    world.mme.nas.on(
        IdentityResponse.class,
        _ -> world.mme.challenge(io.telcomesh.security.AuthenticationManagementField.EPS));
    assertThat(world.wired().attach().succeeded()).isTrue();
    assertThat(world.mme.nas.received(IdentityResponse.class))
        .containsExactly(new IdentityResponse(MobileIdentity.of(SimWorld.IMSI)));
  }

  @Test
  void attachesByGutiTheSecondTimeAndIsRecognisable() {
    world.wired().attach();
    world.detach(false);
    assertThat(world.attach().succeeded()).isTrue();
    var second = world.mme.nas.received(AttachRequest.class).getLast();
    assertThat(second.identity()).isEqualTo(EpsMobileIdentity.of(world.ue.guti().orElseThrow()));
    var initial = world.mme.s1ap.received(InitialUeMessage.class).getLast();
    assertThat(initial.sTmsi()).contains(world.ue.guti().orElseThrow().sTmsi());
    assertThat(initial.gummei()).isEmpty(); // which the S-TMSI goes without, TS 24.301 §5.3.1.1
  }

  @Test
  void isDoneAtOnceWhenItIsAttachedAlready() {
    world.wired().attach();
    assertThat(world.attach().succeeded()).isTrue();
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
  }

  @Test
  void sendsAttachCompleteAgainForARepeatedAccept() {
    world.wired().attach();
    world.mme.send(world.mme.attachAccept());
    world.settle();
    assertThat(world.mme.nas.received(AttachComplete.class)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 7, 8})
  void givesItsUsimUpWhenTheSubscriberIsNotServed(int cause) {
    var result = rejectedBy(AttachReject.of(new EmmCause(cause)));
    assertThat(result.rejection().orElseThrow())
        .matches(rejection -> rejection.by() == Rejection.By.MME)
        .matches(rejection -> rejection.cause().startsWith("#" + cause + " "))
        .matches(rejection -> rejection.clause().equals("TS 24.301 §5.5.1.2.5"));
    assertThat(world.ue.usimInvalid()).isTrue();
    assertThat(world.ue.lastRejection()).isEqualTo(result.rejection());
    neverTriesAgain();
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13, 14, 15, 35, 42})
  void doesNotTryAgainWhereItMayNotBe(int cause) {
    rejectedBy(AttachReject.of(new EmmCause(cause)));
    assertThat(world.ue.usimInvalid()).isFalse();
    assertThat(world.ue.guti()).isEmpty();
    neverTriesAgain();
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 17, 19, 22})
  void triesAgainAfterT3411(int cause) {
    rejectedBy(AttachReject.of(new EmmCause(cause)));
    world.mme.nas.thenSilent(AttachRequest.class);
    scheduler.runFor(Duration.ofSeconds(9));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {95, 96, 97, 99, 111})
  void triesAgainAfterT3402WhenItsRequestWasWrong(int cause) {
    rejectedBy(AttachReject.of(new EmmCause(cause)));
    scheduler.runFor(Duration.ofMinutes(11));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    scheduler.runFor(Duration.ofMinutes(2));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(2);
  }

  @Test
  void doesNotBelieveAnybodyHowLongItShallWait() {
    rejectedBy(
        new AttachReject(
            EmmCause.CONGESTION,
            Optional.empty(),
            Optional.of(GprsTimer.of(Duration.ofMinutes(2))),
            Optional.empty(),
            OtherIes.NONE));
    scheduler.runFor(Duration.ofMinutes(14)); // TS 24.008 §11.2: 15 to 30 minutes
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    scheduler.runFor(Duration.ofMinutes(17));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSizeGreaterThan(1);
  }

  @Test
  void tellsTheEsmCauseOfAnEsmFailure() {
    var esm =
        PdnConnectivityReject.of(
            EpsBearerIdentity.NONE,
            io.telcomesh.enodebsim.esm.DefaultBearer.TRANSACTION,
            EsmCause.MISSING_OR_UNKNOWN_APN);
    var result =
        rejectedBy(
            new AttachReject(
                EmmCause.ESM_FAILURE,
                Optional.of(Nas.encode(esm)),
                Optional.empty(),
                Optional.empty(),
                OtherIes.NONE));
    assertThat(result.rejection().orElseThrow().cause())
        .isEqualTo("#19 ESM failure, ESM #27 Missing or unknown APN");
  }

  @Test
  void isRejectedForGoodByAuthenticationReject() {
    world.mme.nas.on(AuthenticationResponse.class, _ -> new AuthenticationReject());
    var result = world.wired().attach();
    assertThat(result.rejection().orElseThrow().message()).isEqualTo("Authentication Reject");
    assertThat(world.ue.usimInvalid()).isTrue();
    neverTriesAgain();
  }

  @Test
  void triesFiveTimesAndThenWaitsForT3402() {
    for (int i = 0; i < 6; i++) {
      world.mme.nas.thenSilent(AttachRequest.class);
    }
    var result = world.wired().attach();
    assertThat(result.duration()).hasSeconds(15);
    assertThat(result.rejection().orElseThrow().message()).isEqualTo("T3410 expired");
    scheduler.runFor(Duration.ofMinutes(11));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(5);
    scheduler.runFor(Duration.ofMinutes(4));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSizeBetween(6, 8);
  }

  @Test
  void triesAgainWhenItsConnectionIsReleasedMeanwhile() {
    world.mme.nas.then(SecurityModeComplete.class, _ -> world.mme.release());
    var result = world.wired().attach();
    assertThat(result.rejection().orElseThrow().clause()).endsWith("§5.5.1.2.6 b");
    scheduler.runFor(Duration.ofSeconds(12));
    assertThat(world.ue.registered()).isTrue();
  }

  @Test
  void saysThatThereIsNoCellBeforeS1Setup() {
    var result = world.attach();
    assertThat(result.rejection().orElseThrow().by()).isEqualTo(Rejection.By.ENODEB);
  }

  @Test
  void refusesABearerThatNoWireLeadsTo() {
    world.withoutUserPlane();
    world.wantAttach();
    scheduler.runFor(Duration.ofSeconds(5));
    assertThat(world.mme.s1ap.received(InitialContextSetupFailure.class))
        .singleElement()
        .matches(failure -> failure.cause() == CauseTransport.TRANSPORT_RESOURCE_UNAVAILABLE);
    assertThat(world.ue.registered()).isFalse();
  }

  @Test
  void refusesAContextWhoseKeyIsNotTheUes() {
    world.mme.nas.on(
        EsmInformationResponse.class,
        _ -> world.mme.initialContextSetup(world.mme.attachAccept(), Octets.hex("00".repeat(32))));
    world.wired().wantAttach();
    scheduler.runFor(Duration.ofSeconds(5));
    assertThat(world.mme.s1ap.received(InitialContextSetupFailure.class))
        .singleElement()
        .matches(
            failure -> failure.cause() == CauseRadioNetwork.FAILURE_IN_RADIO_INTERFACE_PROCEDURE);
  }

  @Test
  void leavesNothingBehindWhenInterrupted() {
    var tried =
        InterruptionKit.<SimWorld>interrupting(
                scheduler -> new SimWorld(scheduler).wired(),
                tried1 -> tried1.runner,
                SimWorld::wantAttach)
            .with("detach", w -> w.sim.detach(SimWorld.IMSI, false, w.results::add))
            .with("switch off", w -> w.sim.detach(SimWorld.IMSI, true, w.results::add))
            .with("attach again", SimWorld::wantAttach)
            .with("the eNodeB resets", w -> w.sim.enodebs().getFirst().reset())
            .with("shutdown", w -> w.runner.shutdown())
            .settling(Duration.ofMinutes(2))
            .leavesNothingBehind(UeAttachTest::allThatIsOpenIsInUse);
    assertThat(tried.steps()).isGreaterThan(20);
  }

  private UeResult rejectedBy(AttachReject reject) {
    world.mme.nas.then(AttachRequest.class, _ -> java.util.List.of(reject, world.mme.release()));
    return world.wired().attach();
  }

  private void neverTriesAgain() {
    scheduler.runFor(Duration.ofHours(1));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    assertThat(world.ue.registered()).isFalse();
  }

  static void allThatIsOpenIsInUse(SimWorld world) {
    assertThat(world.observer.failures()).isEmpty();
    assertThat(world.runner.active()).isFalse();
    assertThat(world.ue.pdns().isEmpty()).isEqualTo(!world.ue.registered());
    assertThat(world.interfaces.size()).isEqualTo(world.ue.pdns().size());
    var connections = world.sim.enodebs().getFirst().interfaces().getFirst().connections();
    assertThat(connections).hasSize(world.ue.connection().isPresent() ? 1 : 0);
    assertThat(world.bearers.userPlane().rules())
        .isLessThanOrEqualTo(3 * Math.max(world.ue.pdns().size(), connections.size()));
  }
}
