package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.nas.eps.ServiceRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.InterruptionKit;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.InitialContextSetupFailure;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// ECM-IDLE and back: TS 24.301 §5.6.1 and §5.6.2, TS 36.413 §8.3.2 and §8.5.
class UeServiceRequestTest {
  private static final STmsi NAME = new Guti(ScriptedMme.GUMMEI, 77).sTmsi();
  private static final Inet4Address HOST = (Inet4Address) InetAddress.ofLiteral("10.60.70.1");

  private final SimulatedScheduler scheduler = new SimulatedScheduler(4);
  private SimWorld world = new SimWorld(scheduler).wired();

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    scheduler.close();
  }

  @Test
  @Proves("s1ap.ue-context-release-request-command")
  void staysConnectedUntilTheMmeReleasesIt() {
    world.attach();
    world.mme.s1ap.thenSilent(UeContextReleaseRequest.class);
    world.sim.idle(SimWorld.IMSI, world.results::add);
    world.settle();
    assertThat(world.mme.s1ap.received(UeContextReleaseRequest.class))
        .extracting(UeContextReleaseRequest::cause)
        .containsExactly(CauseRadioNetwork.USER_INACTIVITY);
    assertThat(world.ue.connection()).isPresent();
    world.mme.send(world.mme.release());
    world.settle();
    assertThat(world.results.getLast().succeeded()).isTrue();
    assertThat(world.ue.connection()).isEmpty();
    assertThat(world.ue.pdn()).isPresent();
    assertThat(world.mme.released).hasSize(1);
    UeAttachTest.allThatIsOpenIsInUse(world);
  }

  @Test
  void saysThatTheMmeDoesNotRelease() {
    world.attach();
    world.mme.s1ap.thenSilent(UeContextReleaseRequest.class);
    assertThat(world.idle().succeeded()).isFalse();
    assertThat(world.ue.connection()).isPresent();
  }

  @Test
  void isReleasedForInactivity() {
    world = new SimWorld(scheduler, Duration.ofSeconds(10)).wired();
    world.attach();
    for (int i = 0; i < 5; i++) {
      ping(i);
      scheduler.runFor(Duration.ofSeconds(8));
      assertThat(world.ue.connection()).isPresent();
    }
    scheduler.runFor(Duration.ofSeconds(20));
    assertThat(world.ue.connection()).isEmpty();
    assertThat(world.mme.s1ap.received(UeContextReleaseRequest.class)).hasSize(1);
  }

  @Test
  @Proves("emm.service-request")
  void asksForServiceWhenItHasSomethingToSend() {
    idle();
    ping(1);
    ping(2);
    world.settle();
    var initial = world.mme.s1ap.received(InitialUeMessage.class).getLast();
    assertThat(initial.rrcEstablishmentCause()).isEqualTo(RrcEstablishmentCause.MO_DATA);
    assertThat(initial.sTmsi()).contains(NAME);
    assertThat(world.mme.nas.received(ServiceRequest.class)).hasSize(1);
    arrivedAtSgw(2);
    UeAttachTest.allThatIsOpenIsInUse(world);
  }

  @Test
  @Proves("emm.service-request")
  void answersItsPage() {
    idle();
    world.mme.send(world.mme.page(NAME, SimWorld.TAI));
    world.mme.send(world.mme.page(NAME, SimWorld.TAI));
    world.settle();
    assertThat(world.mme.s1ap.received(InitialUeMessage.class).getLast().rrcEstablishmentCause())
        .isEqualTo(RrcEstablishmentCause.MT_ACCESS);
    assertThat(world.mme.nas.received(ServiceRequest.class)).hasSize(1);
    assertThat(world.ue.connection()).isPresent();
    assertThat(world.ue.secureExchange()).isTrue();
  }

  @Test
  void isNotCalledByAnotherName() {
    idle();
    world.mme.send(world.mme.page(new STmsi(0, 78), SimWorld.TAI));
    world.mme.send(world.mme.page(NAME, new Tai(SimWorld.PLMN, 99)));
    world.settle();
    assertThat(world.ue.connection()).isEmpty();
  }

  @Test
  void doesNotListenWhileItIsConnected() {
    world.attach();
    world.mme.send(world.mme.page(NAME, SimWorld.TAI));
    world.settle();
    assertThat(world.mme.nas.received(ServiceRequest.class)).isEmpty();
  }

  @Test
  void goesOnUnderProtection() {
    idle();
    assertThat(world.requestService().succeeded()).isTrue();
    assertThat(world.detach(false).succeeded()).isTrue();
    UeAttachTest.allThatIsOpenIsInUse(world);
  }

  @Test
  void isDoneAtOnceWhenItIsConnected() {
    world.attach();
    assertThat(world.requestService().succeeded()).isTrue();
    assertThat(world.mme.nas.received(ServiceRequest.class)).isEmpty();
  }

  @Test
  void cannotAskForServiceWhenItIsNotAttached() {
    assertThat(world.requestService().rejection().orElseThrow().message())
        .isEqualTo("Not attached");
  }

  @Test
  void givesUpAfterFiveSecondsAndAsksAgainForTheNextPacket() {
    idle();
    world.mme.nas.thenSilent(ServiceRequest.class);
    var result = world.requestService();
    assertThat(result.rejection().orElseThrow().message()).isEqualTo("T3417 expired");
    assertThat(result.duration()).hasSeconds(5);
    assertThat(world.ue.connection()).isEmpty();
    assertThat(world.ue.registered()).isTrue();
    ping(3);
    world.settle();
    arrivedAtSgw(1);
  }

  @Test
  void doesNotAcceptARadioThatHasOtherKeys() {
    idle();
    world.mme.nas.then(
        ServiceRequest.class,
        _ -> {
          world.mme.serviceSetUp();
          return world.mme.setUpWithKey(Octets.hex("00".repeat(32)));
        });
    assertThat(world.requestService().succeeded()).isFalse();
    assertThat(world.mme.s1ap.received(InitialContextSetupFailure.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 40})
  @Proves("emm.service-reject-with-right-causes")
  void attachesAgainWhenTheNetworkDoesNotKnowIt(int cause) {
    idle();
    reject(cause);
    assertThat(world.requestService().rejection().orElseThrow().message())
        .isEqualTo("Service Reject");
    assertThat(world.ue.registered()).isFalse();
    assertThat(world.ue.pdn()).isEmpty();
    assertThat(world.ue.security().isEmpty()).isEqualTo(cause == 9);
    scheduler.runFor(Duration.ofSeconds(15));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(2);
    assertThat(world.ue.registered()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 7, 8})
  void isServedNoMoreWhenItsSubscriberIsNot(int cause) {
    idle();
    reject(cause);
    world.requestService();
    scheduler.runFor(Duration.ofHours(1));
    assertThat(world.ue.usimInvalid()).isTrue();
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    UeAttachTest.allThatIsOpenIsInUse(world);
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 35})
  void isNotServedHere(int cause) {
    idle();
    reject(cause);
    world.requestService();
    scheduler.runFor(Duration.ofHours(1));
    assertThat(world.ue.registered()).isFalse();
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    UeAttachTest.allThatIsOpenIsInUse(world);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 15, 18, 22, 39, 111})
  void staysAttached(int cause) {
    idle();
    reject(cause);
    world.requestService();
    scheduler.runFor(Duration.ofSeconds(15));
    assertThat(world.ue.registered()).isTrue();
    assertThat(world.ue.connection()).isEmpty();
    assertThat(world.requestService().succeeded()).isTrue();
  }

  @Test
  void asksForNothingWhileTheNetworkIsCongestedUnlessItIsPaged() {
    idle();
    var reject =
        new ServiceReject(
            EmmCause.CONGESTION,
            Optional.empty(),
            Optional.of(GprsTimer.of(Duration.ofMinutes(2))),
            OtherIes.NONE);
    world.mme.nas.then(ServiceRequest.class, _ -> List.of(reject, world.mme.release()));
    world.requestService();
    ping(1);
    world.settle();
    assertThat(world.mme.nas.received(ServiceRequest.class)).hasSize(1);
    world.mme.send(world.mme.page(NAME, SimWorld.TAI));
    world.settle();
    assertThat(world.mme.nas.received(ServiceRequest.class)).hasSize(2);
    arrivedAtSgw(1);
  }

  @Test
  void endsWithItsConnection() {
    idle();
    world.mme.nas.then(ServiceRequest.class, _ -> world.mme.release());
    assertThat(world.requestService().rejection().orElseThrow().message())
        .isEqualTo("Connection lost");
    assertThat(world.ue.registered()).isTrue();
  }

  @Test
  void givesWayToADetachOfTheNetwork() {
    idle();
    world.mme.nas.then(
        ServiceRequest.class,
        _ -> DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_NOT_REQUIRED));
    assertThat(world.requestService().succeeded()).isFalse();
    scheduler.runFor(Duration.ofSeconds(30));
    assertThat(world.ue.connection()).isEmpty();
    UeAttachTest.allThatIsOpenIsInUse(world);
  }

  @Test
  void leavesNothingBehindWhenInterrupted() {
    var tried =
        InterruptionKit.<SimWorld>interrupting(
                UeServiceRequestTest::idle, each -> each.runner, SimWorld::wantService)
            .with("attach", SimWorld::wantAttach)
            .with("detach", each -> each.sim.detach(SimWorld.IMSI, false, each.results::add))
            .with("switch off", each -> each.sim.detach(SimWorld.IMSI, true, each.results::add))
            .with("idle", each -> each.sim.idle(SimWorld.IMSI, each.results::add))
            .with("page", each -> each.mme.send(each.mme.page(NAME, SimWorld.TAI)))
            .with("another request", SimWorld::wantService)
            .with("the eNodeB resets", each -> each.sim.enodebs().getFirst().reset())
            .with("the association is lost", each -> each.mme.association().abort())
            .with("shutdown", each -> each.runner.shutdown())
            .settling(Duration.ofMinutes(2))
            .leavesNothingBehind(UeAttachTest::allThatIsOpenIsInUse);
    assertThat(tried.steps()).isGreaterThan(4);
  }

  private void idle() {
    world.attach();
    assertThat(world.idle().succeeded()).isTrue();
  }

  private static SimWorld idle(SimulatedScheduler scheduler) {
    var idle = new SimWorld(scheduler).wired();
    idle.attach();
    idle.idle();
    return idle;
  }

  private void reject(int cause) {
    var reject = ServiceReject.of(new EmmCause(cause));
    world.mme.nas.then(ServiceRequest.class, _ -> List.of(reject, world.mme.release()));
  }

  private void ping(int sequence) {
    world.interfaces.find(ScriptedMme.UE_ADDRESS).orElseThrow().ping(HOST, sequence);
  }

  private void arrivedAtSgw(int packets) {
    assertThat(world.atSgw).filteredOn(GtpuMessage.GPdu.class::isInstance).hasSize(packets);
  }
}
