package io.telcomesh.mme;

import static io.telcomesh.nas.eps.ie.EpsUpdateType.Kind.PERIODIC;
import static io.telcomesh.nas.eps.ie.EpsUpdateType.Kind.TRACKING_AREA;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.SecurityModeComplete;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.InterruptionKit;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Every procedure of a UE, interrupted at every step by every event.
class InterruptionTest {
  /// A world, and the runner whose procedure is interrupted.
  private static final class Tried {
    final World world;
    Optional<ProcedureRunner<?, ?>> subject = Optional.empty();

    Tried(World world) {
      this.world = world;
    }

    ProcedureRunner<?, ?> subject() {
      return subject.orElseThrow();
    }
  }

  @Test
  void attachLeavesNothingBehindWhenInterrupted() {
    tries(() -> attach(_ -> {}));
  }

  @Test
  void attachThatAsksForTheApnLeavesNothingBehindWhenInterrupted() {
    tries(
        () -> attach(world -> world.ue.pdn = ScriptedUe.pdn(PdnType.IPV4, true, Optional.empty())));
  }

  @Test
  void attachThatIsIdentifiedLeavesNothingBehindWhenInterrupted() {
    tries(() ->
        attach(world -> {
          world.ue.guti = Optional.of(World.FOREIGN);
          world.ue.script.on(
              SecurityModeCommand.class,
              _ -> new SecurityModeComplete(Optional.empty(), Optional.empty(), OtherIes.NONE));
        }));
  }

  @Test
  void attachOverAnEarlierContextLeavesNothingBehindWhenInterrupted() {
    tries(() -> attachOnceMore(world -> world.ue.forgetNetwork()));
  }

  @Test
  void attachOverAnEarlierContextThatAsksForTheApnLeavesNothingBehindWhenInterrupted() {
    tries(() ->
        attachOnceMore(world ->
            world.ue.forgetNetwork().pdn = ScriptedUe.pdn(PdnType.IPV4, true, Optional.empty())));
  }

  @Test
  void attachWithStoredSecurityLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(world -> world.ue.attach()));
  }

  @Test
  void attachWithStoredSecurityAfterDetachLeavesNothingBehindWhenInterrupted() {
    tries(() -> starting(InterruptionTest::detach, world -> world.ue.attach()));
  }

  @Test
  void attachByGutiWithoutKeysLeavesNothingBehindWhenInterrupted() {
    tries(() -> attachOnceMore(world -> world.ue.security = Optional.empty()));
  }

  @Test
  void purgeLeavesNothingBehindWhenInterrupted() {
    tries(() ->
        starting(
            InterruptionTest::detach, world -> world.scheduler.runFor(Duration.ofMinutes(59))));
  }

  @Test
  void detachLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(world -> world.ue.detach(false)));
  }

  @Test
  void detachAtSwitchOffLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(world -> world.ue.detach(true)));
  }

  @Test
  void detachFromIdleLeavesNothingBehindWhenInterrupted() {
    tries(() -> idle(world -> world.ue.connect(world.ue.detachRequest(false))));
  }

  @Test
  void implicitDetachLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(InterruptionTest::anotherMmeServes));
  }

  @Test
  void trackingAreaUpdateLeavesNothingBehindWhenInterrupted() {
    tries(() -> idle(world -> world.ue.update(TRACKING_AREA, false)));
  }

  @Test
  void trackingAreaUpdateWithBearersLeavesNothingBehindWhenInterrupted() {
    tries(() -> idle(world -> world.ue.update(PERIODIC, true)));
  }

  @Test
  void trackingAreaUpdateOfAConnectedUeLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(world -> world.ue.send(world.ue.updateRequest(TRACKING_AREA, false))));
  }

  @Test
  void trackingAreaUpdateThatMustBeProvenLeavesNothingBehindWhenInterrupted() {
    tries(InterruptionTest::updateWithAWrongCode);
  }

  @Test
  void implicitDetachOfWhoStaysAwayLeavesNothingBehindWhenInterrupted() {
    tries(() ->
        starting(
            world -> {
              world.enodeb.requestRelease(world.ue);
              world.scheduler.runFor(Duration.ofMinutes(115));
            },
            world ->
                world.scheduler.runUntil(
                    () -> !world.runner().context().registered(), Duration.ofMinutes(2))));
  }

  @Test
  void networkInitiatedDetachLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(world -> detach(world, NetworkDetachType.REATTACH_REQUIRED)));
  }

  @Test
  void networkInitiatedDetachFromIdleLeavesNothingBehindWhenInterrupted() {
    tries(() -> idle(world -> detach(world, NetworkDetachType.REATTACH_NOT_REQUIRED)));
  }

  @Test
  void detachByTheHssLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(world -> world.hss.cancel(world.ue.subscriber.imsi())));
  }

  @Test
  void changeOfTheSubscriptionLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(InterruptionTest::changeBitRate));
  }

  @Test
  void s1ReleaseLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(world -> world.enodeb.requestRelease(world.ue)));
  }

  @Test
  void serviceRequestLeavesNothingBehindWhenInterrupted() {
    tries(() -> idle(world -> world.ue.requestService()));
  }

  @Test
  void pagingLeavesNothingBehindWhenInterrupted() {
    tries(() -> idle(InterruptionTest::downlinkData));
  }

  @Test
  void lossOfTheConnectionLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(world -> world.enodeb.reset()));
  }

  @Test
  void sessionLossLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(World::restartSgw));
  }

  @Test
  void sessionLossOfAnIdleUeLeavesNothingBehindWhenInterrupted() {
    tries(() -> idle(World::restartSgw));
  }

  @Test
  void pdnConnectivityLeavesNothingBehindWhenInterrupted() {
    tries(() -> registered(InterruptionTest::startFurther));
  }

  @Test
  void pdnDisconnectionByUeLeavesNothingBehindWhenInterrupted() {
    tries(() -> starting(InterruptionTest::connectFurther, InterruptionTest::disconnect));
  }

  @Test
  void pdnDisconnectionByMmeLeavesNothingBehindWhenInterrupted() {
    tries(() ->
        starting(
            InterruptionTest::connectFurther,
            world ->
                world
                    .runner()
                    .post(
                        new UeMessage.DisconnectPdn(
                            new EpsBearerIdentity(6), EsmCause.REACTIVATION_REQUESTED))));
  }

  @Test
  void attachAtACongestedMmeLeavesNothingBehindWhenInterrupted() {
    tries(() -> congested(world -> world.ue.attach()));
  }

  @Test
  void updateAtACongestedMmeLeavesNothingBehindWhenInterrupted() {
    tries(() -> congested(world -> world.ue.update(TRACKING_AREA, false)));
  }

  @Test
  void serviceRequestAtACongestedMmeLeavesNothingBehindWhenInterrupted() {
    tries(() -> congested(world -> world.ue.requestService()));
  }

  @Test
  void pdnConnectivityLeavesNothingBehindWhenTheSgwRestarts() {
    registered(InterruptionTest::startFurther)
        .with("restart of the SGW", with(World::restartSgw))
        .leavesNothingBehind(tried -> tried.world.leavesNothingBehind());
  }

  @Test
  void pdnDisconnectionLeavesNothingBehindWhenTheSgwRestarts() {
    starting(InterruptionTest::connectFurther, InterruptionTest::disconnect)
        .with("restart of the SGW", with(World::restartSgw))
        .leavesNothingBehind(tried -> tried.world.leavesNothingBehind());
  }

  @Test
  void anUndoThatIsNotSentIsFound() {
    var kit = withEvents(attach(world -> world.sgw.deafTo(DeleteSessionRequest.class)));
    assertThatThrownBy(() -> kit.leavesNothingBehind(tried -> tried.world.leavesNothingBehind()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("sessions at the SGW");
  }

  private static void tries(Supplier<InterruptionKit<Tried>> kit) {
    withEvents(kit.get()).leavesNothingBehind(tried -> tried.world.leavesNothingBehind());
    kit.get()
        .with("the end of the process", with(world -> world.mme.abort()))
        .leavesNothingBehind(tried -> tried.world.leavesNoSessionWithoutUeBehind());
  }

  private static InterruptionKit<Tried> attach(Consumer<World> prepare) {
    return InterruptionKit.interrupting(
        scheduler -> {
          var world = new World(scheduler).connected();
          prepare.accept(world);
          return new Tried(world);
        },
        Tried::subject,
        tried -> {
          tried.world.ue.attach();
          tried.world.scheduler.runUntil(
              () -> tried.world.mme.contexts().size() > 0, Duration.ofSeconds(1));
          tried.subject = tried.world.mme.contexts().all().findFirst().map(runner -> runner);
        });
  }

  private static InterruptionKit<Tried> attachOnceMore(Consumer<World> prepare) {
    return InterruptionKit.interrupting(
        scheduler -> {
          var world = new World(scheduler).attached();
          prepare.accept(world);
          return new Tried(world);
        },
        Tried::subject,
        tried -> {
          var contexts = tried.world.mme.contexts();
          tried.world.ue.attach();
          tried.world.scheduler.runUntil(() -> contexts.size() == 2, Duration.ofSeconds(1));
          tried.subject = contexts.all().reduce((_, newest) -> newest).map(runner -> runner);
        });
  }

  private static InterruptionKit<Tried> registered(Consumer<World> start) {
    return starting(_ -> {}, start);
  }

  private static InterruptionKit<Tried> idle(Consumer<World> start) {
    return starting(
        world -> {
          world.enodeb.requestRelease(world.ue);
          world.settle();
        },
        start);
  }

  private static InterruptionKit<Tried> congested(Consumer<World> start) {
    return inWorld(
        scheduler -> {
          var world = new World(scheduler, World.settings(OverloadTest.limits(2, 3))).attached();
          world.enodeb.requestRelease(world.ue);
          world.settle();
          world.crowd(3);
          return world;
        },
        start);
  }

  private static InterruptionKit<Tried> starting(Consumer<World> before, Consumer<World> start) {
    return inWorld(
        scheduler -> {
          var world = new World(scheduler).attached();
          before.accept(world);
          return world;
        },
        start);
  }

  private static InterruptionKit<Tried> inWorld(
      Function<SimulatedScheduler, World> world, Consumer<World> start) {
    return InterruptionKit.interrupting(
        scheduler -> new Tried(world.apply(scheduler)),
        Tried::subject,
        tried -> {
          var runner = tried.world.runner();
          tried.subject = Optional.of(runner);
          start.accept(tried.world);
          tried.world.scheduler.runUntil(runner::active, Duration.ofMinutes(2));
        });
  }

  private static void startFurther(World world) {
    world.ue.send(ScriptedUe.further(2, Subscriber.IMS, PdnType.IPV4));
  }

  private static void connectFurther(World world) {
    startFurther(world);
    world.settle();
  }

  private static void disconnect(World world) {
    world.ue.send(ScriptedUe.disconnect(3, 6));
  }

  private static void detach(World world) {
    world.ue.detach(false);
    world.settle();
  }

  private static InterruptionKit<Tried> withEvents(InterruptionKit<Tried> kit) {
    return kit.with("the same attach again", with(world -> world.ue.attachAgain()))
        .with("another attach on the connection", with(InterruptionTest::attachDifferently))
        .with("an attach on a new connection", with(world -> world.ue.attach()))
        .with("two attaches on new connections", with(InterruptionTest::attachTwice))
        .with("an attach at another eNodeB", with(InterruptionTest::attachElsewhere))
        .with("an attach of somebody who names it", with(InterruptionTest::attachForged))
        .with(
            "an attach after keys and GUTI are lost",
            with(world -> world.ue.forgetNetwork().attach()))
        .with("an attach with a copy of the USIM", with(InterruptionTest::attachCopy))
        .with("detach", with(world -> world.ue.detach(false)))
        .with("detach at switch-off", with(world -> world.ue.detach(true)))
        .with(
            "detach on a new connection",
            with(world -> world.ue.connect(world.ue.detachRequest(false))))
        .with("forged detach", with(InterruptionTest::forgeDetach))
        .with("tracking area update", with(world -> update(world, TRACKING_AREA, false)))
        .with("tracking area update for bearers", with(world -> update(world, PERIODIC, true)))
        .with(
            "tracking area update on the connection",
            with(world ->
                world.ue.guti.ifPresent(
                    _ -> world.ue.send(world.ue.updateRequest(TRACKING_AREA, false)))))
        .with(
            "a further PDN connection",
            with(world -> world.ue.send(ScriptedUe.further(9, Subscriber.IMS, PdnType.IPV4))))
        .with(
            "the end of a PDN connection",
            with(world -> world.ue.send(ScriptedUe.disconnect(10, 6))))
        .with("service request", with(world -> world.ue.requestService()))
        .with("two service requests", with(InterruptionTest::requestServiceTwice))
        .with("forged service request", with(InterruptionTest::forgeServiceRequest))
        .with("noise", with(world -> world.ue.send(Octets.of(7, 0x41, 0xff))))
        .with("release request", with(world -> world.enodeb.requestRelease(world.ue)))
        .with("reset", with(world -> world.enodeb.reset()))
        .with("loss of the association", with(world -> world.enodeb.loseAssociation()))
        .with("cancel location", with(world -> world.hss.cancel(world.ue.subscriber.imsi())))
        .with("cancel location by another MME", with(InterruptionTest::anotherMmeServes))
        .with(
            "detach by an operator",
            with(world -> detach(world, NetworkDetachType.REATTACH_NOT_REQUIRED)))
        .with("a change of the subscription", with(InterruptionTest::changeBitRate))
        .with("downlink data", with(InterruptionTest::downlinkData))
        .with("error indication of the eNodeB", with(InterruptionTest::errorIndication))
        .with("silent UE", with(world -> world.ue.mute = true))
        .with("silent HSS", with(world -> world.network.silence(World.HSS)))
        .with("eNodeB silent for a minute", silentFor(World.ENODEB, Duration.ofMinutes(1)))
        .with("SGW silent for five seconds", silentFor(World.SGW, Duration.ofSeconds(5)));
  }

  private static Consumer<Tried> with(Consumer<World> event) {
    return tried -> event.accept(tried.world);
  }

  private static Consumer<Tried> silentFor(InetAddress who, Duration time) {
    return with(world -> {
      world.network.silence(who);
      world.scheduler.after(time, () -> world.network.restore(who));
    });
  }

  private static void attachDifferently(World world) {
    world.ue.pdn = ScriptedUe.pdn(PdnType.IPV4V6, false, Optional.empty());
    world.ue.attachAgain();
  }

  private static void attachTwice(World world) {
    world.ue.attach();
    world.scheduler.runTurns(12);
    world.ue.attach();
  }

  private static void attachElsewhere(World world) {
    world.ue.moveTo(world.otherEnodeb);
    world.ue.attach();
  }

  private static void attachCopy(World world) {
    var copy = new ScriptedUe(world.scheduler, world.ue.subscriber, world.otherEnodeb);
    copy.attach();
  }

  private static void attachForged(World world) {
    var forger = new ScriptedUe(world.scheduler, Subscriber.BOB, world.otherEnodeb);
    forger.guti = world.ue.guti;
    forger.attach();
  }

  private static void changeBitRate(World world) {
    var rate = world.scheduler.turns() % 2 == 0 ? 10 : 20;
    world.hss.insert(
        world.ue.subscriber.imsi(), SubscriptionChangeTest.bitRate(rate), Optional.empty());
  }

  /// Somebody else names the UE at another eNodeB.
  private static void forgeDetach(World world) {
    var forger = new ScriptedUe(world.scheduler, Subscriber.BOB, world.otherEnodeb);
    forger.guti = world.ue.guti;
    forger.mute = true;
    forger.connect(forger.detachRequest(true));
  }

  private static InterruptionKit<Tried> updateWithAWrongCode() {
    return InterruptionKit.interrupting(
        scheduler -> {
          var world = new World(scheduler).attached();
          world.enodeb.requestRelease(world.ue);
          world.settle();
          return new Tried(world);
        },
        Tried::subject,
        tried -> {
          var contexts = tried.world.mme.contexts();
          tried.world.ue.connect(
              tried.world.ue.withWrongCode(tried.world.ue.updateRequest(TRACKING_AREA, false)));
          tried.world.scheduler.runUntil(() -> contexts.size() == 2, Duration.ofSeconds(1));
          tried.subject = contexts.all().reduce((_, newest) -> newest).map(runner -> runner);
        });
  }

  private static void update(World world, EpsUpdateType.Kind kind, boolean active) {
    world.ue.guti.ifPresent(_ -> world.ue.update(kind, active));
  }

  private static void detach(World world, NetworkDetachType type) {
    world.mme.detach(world.ue.subscriber.imsi(), type, _ -> {});
  }

  private static void anotherMmeServes(World world) {
    world.hss.cancel(world.ue.subscriber.imsi(), CancellationType.MME_UPDATE_PROCEDURE, 0);
  }

  private static void requestServiceTwice(World world) {
    world.ue.requestService();
    world.scheduler.runTurns(12);
    world.ue.requestService();
  }

  private static void forgeServiceRequest(World world) {
    var forger = new ScriptedUe(world.scheduler, Subscriber.BOB, world.otherEnodeb);
    forger.guti = world.ue.guti;
    forger.connect(Octets.of(0xc7, 0x05, 0xde, 0xad));
  }

  private static void downlinkData(World world) {
    world.sgw.sessions.values().stream().findFirst().ifPresent(world.sgw::notifyOf);
  }

  private static void errorIndication(World world) {
    world.sgw.sessions.values().stream().findFirst().ifPresent(world.sgw::notifyOfErrorIndication);
  }
}
