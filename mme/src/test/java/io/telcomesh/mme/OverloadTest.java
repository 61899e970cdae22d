package io.telcomesh.mme;

import static io.telcomesh.nas.eps.ie.EpsUpdateType.Kind.TRACKING_AREA;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.mme.overload.MmeLoad.Level;
import io.telcomesh.mme.overload.OverloadLimits;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.DetachAcceptFromNetwork;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseMisc;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.OverloadAction;
import io.telcomesh.s1ap.OverloadStart;
import io.telcomesh.s1ap.OverloadStop;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An MME that has too much to do: TS 23.401 §4.3.7.4, TS 36.413 §8.7.6 and §8.7.7, TS 24.301
/// §5.3.9.
class OverloadTest {
  private static final Duration FROM = Duration.ofSeconds(30);
  private static final Duration TO = Duration.ofSeconds(60);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler, World.settings(limits(4, 8))).attached();
  private final ScriptedUe ue = world.ue;
  private int protectedSoFar;

  /// A mark is left at half of it.
  static OverloadLimits limits(int procedures, int congestion) {
    return new OverloadLimits(
        procedures, congestion, 50, 40, FROM, TO, new OverloadLimits.PerEnodeb(100, 100));
  }

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void saysNothingBelowTheMark() {
    world.crowd(4);
    assertThat(world.mme.load().level()).isEqualTo(Level.NORMAL);
    assertThat(starts(world.enodeb)).isEmpty();
  }

  @Test
  @Proves("s1ap.overload-start-stop")
  void tellsEveryEnodebOnceThatItIsOverloaded() {
    world.crowd(7);
    var start = OverloadStart.of(OverloadAction.REJECT_NON_EMERGENCY_MO_DT, 40);
    assertThat(starts(world.enodeb)).containsExactly(start);
    assertThat(starts(world.otherEnodeb)).containsExactly(start);
  }

  @Test
  @Proves("s1ap.overload-start-stop")
  void tellsEveryEnodebThatItIsOver() {
    world.crowd(5);
    scheduler.runFor(Duration.ofSeconds(15)); // the HSS has been waited for
    assertThat(world.mme.load().level()).isEqualTo(Level.NORMAL);
    assertThat(world.enodeb.script.received(OverloadStop.class))
        .containsExactly(OverloadStop.OF_ALL);
    assertThat(world.otherEnodeb.script.received(OverloadStop.class))
        .containsExactly(OverloadStop.OF_ALL);
    world.leavesNothingBehind();
  }

  @Test
  void isNotOverOneUeBelowTheMark() {
    world.crowd(2);
    scheduler.runFor(Duration.ofSeconds(5));
    world.crowd(3);
    scheduler.runFor(Duration.ofSeconds(6)); // three of five are left
    assertThat(world.mme.load().level()).isEqualTo(Level.OVERLOADED);
    assertThat(world.enodeb.script.received(OverloadStop.class)).isEmpty();
    scheduler.runFor(Duration.ofSeconds(6));
    assertThat(world.mme.load().level()).isEqualTo(Level.NORMAL);
  }

  @Test
  @Proves("s1ap.overload-start-stop")
  void wantsMoreRejectedWhenItIsCongested() {
    congest();
    assertThat(starts(world.enodeb))
        .extracting(OverloadStart::action)
        .containsExactly(
            OverloadAction.REJECT_NON_EMERGENCY_MO_DT, OverloadAction.REJECT_RRC_CR_SIGNALLING);
  }

  @Test
  @Proves("s1ap.overload-start-stop")
  void tellsAnEnodebThatComesMeanwhile() {
    world.crowd(5);
    world.enodeb.loseAssociation();
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(starts(world.enodeb)).hasSize(2);
  }

  @Test
  void sendsAUeBackThatWouldAttach() {
    ue.detach(false);
    world.settle();
    ue.forgetNetwork();
    congest();
    var reject = ue.received(AttachReject.class).getFirst();
    assertThat(reject.cause()).isEqualTo(EmmCause.CONGESTION);
    assertBetweenBounds(reject.t3346());
    assertThat(ue.protection).as("there are no keys to protect it with").hasSize(protectedSoFar);
    assertThat(releases()).isEqualTo(CauseMisc.CONTROL_PROCESSING_OVERLOAD);
    scheduler.runFor(Duration.ofMinutes(1));
    world.leavesNothingBehind();
  }

  @Test
  void sendsAUeBackWithItsKeys() {
    ue.detach(false);
    world.settle();
    congest();
    assertBetweenBounds(ue.received(AttachReject.class).getFirst().t3346());
    assertThat(ue.protection).last().isEqualTo(SecurityHeaderType.INTEGRITY_AND_CIPHERED);
    scheduler.runFor(Duration.ofMinutes(1));
    ue.attach();
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  void endsTheSessionsOfAUeThatIsSentBackWhenItAttachesAnew() {
    congest();
    assertThat(ue.received(AttachReject.class)).hasSize(1);
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.registered()).isEmpty();
    assertThat(world.sgw.sessions).isEmpty();
    world.leavesNothingBehind();
  }

  @Test
  void sendsAUeBackThatIsElsewhere() {
    world.idle();
    world.crowd(8);
    ue.update(TRACKING_AREA, false);
    world.settle();
    var reject = ue.received(TrackingAreaUpdateReject.class).getFirst();
    assertThat(reject.cause()).isEqualTo(EmmCause.CONGESTION);
    assertBetweenBounds(reject.t3346());
    assertThat(ue.protection).last().isEqualTo(SecurityHeaderType.INTEGRITY_AND_CIPHERED);
    staysRegistered();
  }

  @Test
  void sendsAUeBackThatAsksForService() {
    world.idle();
    world.crowd(8);
    world.enodeb.because = RrcEstablishmentCause.MO_DATA;
    ue.requestService();
    world.settle();
    var reject = ue.received(ServiceReject.class).getFirst();
    assertThat(reject.cause()).isEqualTo(EmmCause.CONGESTION);
    assertBetweenBounds(reject.t3346());
    assertThat(ue.protection).last().isEqualTo(SecurityHeaderType.INTEGRITY_AND_CIPHERED);
    staysRegistered();
  }

  @ParameterizedTest
  @EnumSource(
      value = RrcEstablishmentCause.class,
      names = {"EMERGENCY", "HIGHPRIORITYACCESS", "MT_ACCESS"})
  void servesWhoIsCalledOrHasPriority(RrcEstablishmentCause cause) {
    world.idle();
    world.crowd(8);
    world.enodeb.because = cause;
    ue.requestService();
    world.settle();
    assertThat(world.mme.load().level()).isEqualTo(Level.CONGESTED);
    assertThat(ue.received(ServiceReject.class)).isEmpty();
    assertThat(world.runner().context().connection()).isPresent();
  }

  @Test
  void letsAUeLeave() {
    world.idle();
    world.crowd(8);
    ue.connect(ue.detachRequest(false));
    world.settle();
    assertThat(world.mme.load().level()).isEqualTo(Level.CONGESTED);
    assertThat(ue.received(DetachAcceptFromNetwork.class)).hasSize(1);
  }

  @Test
  void doesNotSendAllUesBackForTheSameTime() {
    var times = new HashSet<GprsTimer>();
    for (int i = 0; i < 20; i++) {
      times.add(world.mme.load().backOff());
    }
    assertThat(times).hasSizeGreaterThan(5).allSatisfy(time -> bounds(time));
  }

  /// §8.7.2: the eNodeB learns that its UE has no connection, and the others' UEs are served.
  @Test
  void letsNoEnodebTakeWhatIsTheOthers() {
    var narrow = narrow();
    flood(narrow, 7);
    assertThat(narrow.otherEnodeb.script.received(ErrorIndication.class))
        .hasSize(4)
        .allSatisfy(error -> {
          assertThat(error.cause()).contains(CauseMisc.CONTROL_PROCESSING_OVERLOAD);
          assertThat(error.enbUeS1apId()).isPresent();
          assertThat(error.mmeUeS1apId()).isEmpty();
        });
    assertThat(narrow.mme.contexts().size()).isEqualTo(3);
    narrow.ue.attach();
    narrow.settle();
    assertThat(narrow.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    narrow.scheduler.close();
  }

  @Test
  void letsAnEnodebInAgain() {
    var narrow = narrow();
    flood(narrow, 7);
    narrow.scheduler.runFor(Duration.ofMinutes(1)); // T3460 has ended them
    assertThat(narrow.mme.contexts().size()).isZero();
    narrow.ue.moveTo(narrow.otherEnodeb);
    narrow.ue.attach();
    narrow.settle();
    assertThat(narrow.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    narrow.scheduler.close();
  }

  /// Who has proven who he is is no flood.
  @Test
  void countsOnlyUesThatAreThere() {
    var narrow = narrow();
    for (int i = 0; i < 10; i++) {
      narrow.ue.attach();
      narrow.settle();
      narrow.ue.detach(false);
      narrow.settle();
    }
    assertThat(narrow.enodeb.script.received(ErrorIndication.class)).isEmpty();
    narrow.leavesNothingBehind();
    narrow.scheduler.close();
  }

  private static World narrow() {
    var limits = new OverloadLimits.PerEnodeb(3, 5);
    return new World(
            new SimulatedScheduler(1),
            World.settings(new OverloadLimits(50, 60, 50, 40, FROM, TO, limits)))
        .connected();
  }

  /// UEs that never answer.
  private static void flood(World world, int count) {
    for (int i = 0; i < count; i++) {
      var mute = new ScriptedUe(world.scheduler, Subscriber.BOB, world.otherEnodeb);
      mute.mute = true;
      mute.attach();
    }
    world.settle();
  }

  /// So many are there when the UE comes that it is sent back.
  private void congest() {
    world.crowd(8);
    protectedSoFar = ue.protection.size();
    ue.attach();
    world.settle();
    assertThat(world.mme.load().level()).isEqualTo(Level.CONGESTED);
  }

  private void staysRegistered() {
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(world.runner().context().registered()).isTrue();
    assertThat(world.runner().context().connection()).isEmpty();
    world.leavesNothingBehind();
  }

  private Object releases() {
    return world.enodeb.script.received(UeContextReleaseCommand.class).getLast().cause();
  }

  private static void assertBetweenBounds(Optional<GprsTimer> t3346) {
    bounds(t3346.orElseThrow());
  }

  private static void bounds(GprsTimer t3346) {
    assertThat(t3346.duration().orElseThrow()).isBetween(FROM, TO);
  }

  private static List<OverloadStart> starts(ScriptedEnodeb enodeb) {
    return enodeb.script.received(OverloadStart.class);
  }
}
