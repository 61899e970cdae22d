package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.ServiceRequest;
import io.telcomesh.nas.eps.TrackingAreaUpdateAccept;
import io.telcomesh.nas.eps.TrackingAreaUpdateComplete;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsBearerContextStatus;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsUpdateResult;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.nas.eps.ie.EpsUpdateType.Kind;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.nas.eps.ie.TrackingAreaIdentityList;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.InterruptionKit;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The UE tells where it is: TS 24.301 §5.5.3.2 and, every T3412, §5.3.5.
class UeTrackingAreaUpdateTest {
  private static final Guti GUTI = new Guti(ScriptedMme.GUMMEI, 78);
  private static final Tai AREA = new Tai(SimWorld.PLMN, 2);
  private static final Duration T3412 = Duration.ofMinutes(30);
  private static final Inet4Address HOST = (Inet4Address) InetAddress.ofLiteral("10.60.70.1");

  private final SimulatedScheduler scheduler = new SimulatedScheduler(4);
  private final SimWorld world = new SimWorld(scheduler).wired();

  @BeforeEach
  void attach() {
    prepare(world);
  }

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    UeAttachTest.allThatIsOpenIsInUse(world);
    scheduler.close();
  }

  @Test
  @Proves("emm.tau-normal-in-idle-and-connected")
  void takesTheNewNameAndTheNewAreasAndIsReleased() {
    assertThat(update().succeeded()).isTrue();

    var request = requests().getFirst();
    assertThat(request.updateType()).isEqualTo(new EpsUpdateType(Kind.TRACKING_AREA, false));
    assertThat(request.oldGuti()).isEqualTo(EpsMobileIdentity.of(new Guti(ScriptedMme.GUMMEI, 77)));
    assertThat(request.bearerContextStatus())
        .contains(new EpsBearerContextStatus(Set.of(EpsBearerIdentity.FIRST)));
    assertThat(world.ue.guti()).contains(GUTI);
    assertThat(world.ue.trackingAreas()).containsExactly(AREA);
    assertThat(world.mme.nas.received(TrackingAreaUpdateComplete.class)).hasSize(1);
    assertThat(world.ue.connection()).isEmpty();
  }

  @Test
  void keepsItsNameWhereTheNetworkGivesNoOther() {
    world.mme.nas.then(
        TrackingAreaUpdateRequest.class,
        _ -> {
          world.mme.verifiesAsBefore();
          return List.of(
              TrackingAreaUpdateAccept.of(EpsUpdateResult.TRACKING_AREA), world.mme.release());
        });
    assertThat(update().succeeded()).isTrue();
    assertThat(world.ue.guti()).contains(new Guti(ScriptedMme.GUMMEI, 77));
    assertThat(world.mme.nas.received(TrackingAreaUpdateComplete.class)).isEmpty();
  }

  @Test
  @Proves("emm.tau-periodic-active-flag")
  void updatesEveryT3412OfTheLastAccept() {
    assertThat(update().succeeded()).isTrue();
    scheduler.runFor(T3412.minusSeconds(2));
    assertThat(requests()).hasSize(1);
    scheduler.runFor(T3412.multipliedBy(3));
    assertThat(requests())
        .extracting(TrackingAreaUpdateRequest::updateType)
        .containsExactly(
            new EpsUpdateType(Kind.TRACKING_AREA, false),
            new EpsUpdateType(Kind.PERIODIC, false),
            new EpsUpdateType(Kind.PERIODIC, false),
            new EpsUpdateType(Kind.PERIODIC, false));
  }

  @Test
  void doesNotUpdatePeriodicallyWhileItIsConnected() {
    assertThat(update().succeeded()).isTrue();
    assertThat(world.requestService().succeeded()).isTrue();
    scheduler.runFor(T3412.multipliedBy(2));
    assertThat(requests()).hasSize(1);
  }

  @Test
  void doesNotUpdatePeriodicallyWhenItIsDetached() {
    assertThat(update().succeeded()).isTrue();
    world.detach(true);
    scheduler.runFor(T3412.multipliedBy(2));
    assertThat(requests()).hasSize(1);
  }

  @Test
  @Proves("emm.tau-periodic-active-flag")
  void asksForItsBearersWhenItHasSomethingToSend() {
    hasToSendWhereItIsNotRegistered();
    assertThat(update().succeeded()).isTrue();
    assertThat(requests().getLast().updateType())
        .isEqualTo(new EpsUpdateType(Kind.TRACKING_AREA, true));
    assertThat(world.ue.connection()).isPresent();
    arrivedAtSgw(1);
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.ue.connection()).as("T3440 does not run").isPresent();
  }

  @Test
  void asksForServiceWhenTheNetworkGivesNoBearers() {
    hasToSendWhereItIsNotRegistered();
    world.mme.nas.then(
        TrackingAreaUpdateRequest.class,
        _ -> {
          world.mme.verifiesAsBefore();
          return accept(SimWorld.TAI);
        });
    world.mme.s1ap.thenSilent(UeContextReleaseRequest.class);
    assertThat(update().succeeded()).isTrue();
    scheduler.runFor(Duration.ofSeconds(11));
    arrivedAtSgw(1);
  }

  @Test
  void asksForServiceAfterTheUpdateWhenSomethingCameMeanwhile() {
    world.mme.nas.then(
        TrackingAreaUpdateRequest.class,
        _ -> {
          world.mme.verifiesAsBefore();
          ping(1);
          return List.of(accept(), world.mme.release());
        });
    assertThat(update().succeeded()).isTrue();
    scheduler.runFor(Duration.ofSeconds(1));
    assertThat(requests().getFirst().updateType().active()).isFalse();
    arrivedAtSgw(1);
  }

  @Test
  @Proves("emm.tau-with-eps-bearer-context-status")
  void attachesAnewWhenTheNetworkHasNoneOfItsBearers() {
    world.mme.nas.then(
        TrackingAreaUpdateRequest.class,
        _ -> {
          world.mme.verifiesAsBefore();
          return accept(AREA, Set.of());
        });
    update();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(2);
    assertThat(world.ue.registered()).isTrue();
    assertThat(world.ue.connection()).as("T3440 does not run").isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 40})
  void attachesAgainWhenTheNetworkDoesNotKnowIt(int cause) {
    reject(cause);
    assertThat(update().rejection().orElseThrow().message())
        .isEqualTo("Tracking Area Update Reject");
    scheduler.runFor(Duration.ofSeconds(15));
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(2);
    assertThat(world.ue.registered()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 7, 8, 11, 12, 14, 35})
  void isNotServed(int cause) {
    reject(cause);
    update();
    scheduler.runFor(Duration.ofHours(1));
    assertThat(world.ue.registered()).isFalse();
    assertThat(world.mme.nas.received(AttachRequest.class)).hasSize(1);
    assertThat(requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 15})
  void staysRegisteredAndSilent(int cause) {
    reject(cause);
    update();
    scheduler.runFor(Duration.ofMinutes(5));
    assertThat(world.ue.registered()).isTrue();
    assertThat(requests()).hasSize(1);
  }

  @Test
  void triesAgainAfterT3346WhenTheNetworkIsCongested() {
    var reject =
        new TrackingAreaUpdateReject(
            EmmCause.CONGESTION, Optional.of(GprsTimer.of(Duration.ofMinutes(2))), OtherIes.NONE);
    world.mme.nas.then(
        TrackingAreaUpdateRequest.class,
        _ -> {
          world.mme.verifiesAsBefore();
          return List.of(reject, world.mme.release());
        });
    update();
    scheduler.runFor(Duration.ofSeconds(115));
    assertThat(requests()).hasSize(1);
    scheduler.runFor(Duration.ofSeconds(10));
    assertThat(requests()).hasSize(2);
  }

  /// §5.5.3.2.6: T3430, T3411 four times, then T3402.
  @Test
  void triesFiveTimesAndThenAfterT3402() {
    for (int i = 0; i < 5; i++) {
      world.mme.nas.thenSilent(TrackingAreaUpdateRequest.class);
    }
    assertThat(update().rejection().orElseThrow().message()).isEqualTo("T3430 expired");
    scheduler.runFor(Duration.ofMinutes(2));
    assertThat(requests()).hasSize(5);
    scheduler.runFor(Duration.ofMinutes(12));
    assertThat(requests()).hasSize(6);
    assertThat(world.ue.guti()).contains(GUTI);
  }

  @Test
  void triesAgainWhenItsConnectionIsLost() {
    world.mme.nas.then(TrackingAreaUpdateRequest.class, _ -> world.mme.release());
    assertThat(update().rejection().orElseThrow().message()).isEqualTo("Connection lost");
    scheduler.runFor(Duration.ofSeconds(12));
    assertThat(requests()).hasSize(2);
    assertThat(world.ue.guti()).contains(GUTI);
  }

  @Test
  void givesWayToADetachOfTheNetwork() {
    world.mme.nas.then(
        TrackingAreaUpdateRequest.class,
        _ -> {
          world.mme.verifiesAsBefore();
          return DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_NOT_REQUIRED);
        });
    assertThat(update().succeeded()).isFalse();
    scheduler.runFor(Duration.ofSeconds(30));
    assertThat(world.ue.registered()).isFalse();
  }

  @Test
  void leavesNothingBehindWhenInterrupted() {
    var tried =
        InterruptionKit.<SimWorld>interrupting(
                UeTrackingAreaUpdateTest::idle,
                each -> each.runner,
                UeTrackingAreaUpdateTest::wantUpdate)
            .with("attach", SimWorld::wantAttach)
            .with("detach", each -> each.sim.detach(SimWorld.IMSI, false, each.results::add))
            .with("switch off", each -> each.sim.detach(SimWorld.IMSI, true, each.results::add))
            .with("idle", each -> each.sim.idle(SimWorld.IMSI, each.results::add))
            .with("something to send", each -> ping(each, 5))
            .with("another update", UeTrackingAreaUpdateTest::wantUpdate)
            .with("service", SimWorld::wantService)
            .with("the eNodeB resets", each -> each.sim.enodebs().getFirst().reset())
            .with("the association is lost", each -> each.mme.association().abort())
            .with("shutdown", each -> each.runner.shutdown())
            .settling(Duration.ofMinutes(2))
            .leavesNothingBehind(UeAttachTest::allThatIsOpenIsInUse);
    assertThat(tried.steps()).isGreaterThan(4);
  }

  private static SimWorld idle(SimulatedScheduler scheduler) {
    var idle = new SimWorld(scheduler).wired();
    prepare(idle);
    return idle;
  }

  /// The UE is attached and idle, and its MME accepts updates.
  private static void prepare(SimWorld world) {
    world.mme.nas.on(TrackingAreaUpdateRequest.class, request -> accepted(world, request));
    world.attach();
    world.idle();
  }

  private static List<Object> accepted(SimWorld world, TrackingAreaUpdateRequest request) {
    var setUp = world.mme.verifiesAsBefore();
    return request.updateType().active()
        ? List.of(accept(), setUp)
        : List.of(accept(), world.mme.release());
  }

  private static TrackingAreaUpdateAccept accept() {
    return accept(AREA);
  }

  private static TrackingAreaUpdateAccept accept(Tai area) {
    return accept(area, Set.of(EpsBearerIdentity.FIRST));
  }

  private static TrackingAreaUpdateAccept accept(Tai area, Set<EpsBearerIdentity> bearers) {
    return new TrackingAreaUpdateAccept(
        EpsUpdateResult.TRACKING_AREA,
        Optional.of(GprsTimer.of(T3412)),
        Optional.of(EpsMobileIdentity.of(GUTI)),
        Optional.of(TrackingAreaIdentityList.of(List.of(area))),
        Optional.of(new EpsBearerContextStatus(bearers)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private void reject(int cause) {
    var reject = TrackingAreaUpdateReject.of(new EmmCause(cause));
    world.mme.nas.then(TrackingAreaUpdateRequest.class, _ -> List.of(reject, world.mme.release()));
  }

  private UeResult update() {
    return world.resultOf(() -> wantUpdate(world));
  }

  /// So it does not ask for service.
  private void hasToSendWhereItIsNotRegistered() {
    assertThat(update().succeeded()).isTrue();
    world.ue.camping(world.sim.enodebs().getFirst());
    assertThat(world.ue.trackingAreas()).doesNotContain(SimWorld.TAI);
    ping(1);
    world.settle();
    assertThat(world.mme.nas.received(ServiceRequest.class)).isEmpty();
  }

  private static void wantUpdate(SimWorld world) {
    world.sim.update(SimWorld.IMSI, world.results::add);
  }

  private List<TrackingAreaUpdateRequest> requests() {
    return world.mme.nas.received(TrackingAreaUpdateRequest.class);
  }

  private void ping(int sequence) {
    ping(world, sequence);
  }

  private static void ping(SimWorld world, int sequence) {
    world.interfaces.find(ScriptedMme.UE_ADDRESS).ifPresent(ue -> ue.ping(HOST, sequence));
  }

  private void arrivedAtSgw(int packets) {
    assertThat(world.atSgw).filteredOn(GtpuMessage.GPdu.class::isInstance).hasSize(packets);
  }
}
