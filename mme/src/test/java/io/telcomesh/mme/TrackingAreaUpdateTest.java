package io.telcomesh.mme;

import static io.telcomesh.nas.eps.ie.EpsUpdateType.Kind.COMBINED;
import static io.telcomesh.nas.eps.ie.EpsUpdateType.Kind.COMBINED_WITH_IMSI_ATTACH;
import static io.telcomesh.nas.eps.ie.EpsUpdateType.Kind.PERIODIC;
import static io.telcomesh.nas.eps.ie.EpsUpdateType.Kind.TRACKING_AREA;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.EmmInformation;
import io.telcomesh.nas.eps.TrackingAreaUpdateAccept;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsBearerContextStatus;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsUpdateResult;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.ERabItem;
import io.telcomesh.s1ap.ERabReleaseCommand;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.security.EpsKeys;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tracking area updates that succeed: TS 23.401 §5.3.3.2 and TS 24.301 §5.5.3.2.4.
class TrackingAreaUpdateTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves("emm.tau-normal-in-idle-and-connected")
  void updatesAnIdleUeAndReleasesIt() {
    world.idle();
    var before = ue.guti.orElseThrow();
    ue.update(TRACKING_AREA, false);
    world.settle();
    var accept = accept();
    assertThat(accept.updateResult()).isEqualTo(EpsUpdateResult.TRACKING_AREA);
    assertThat(accept.t3412().flatMap(timer -> timer.duration())).contains(Duration.ofMinutes(54));
    assertThat(accept.taiList().orElseThrow().areas()).containsExactly(World.TAI);
    assertThat(accept.cause()).isEmpty();
    assertThat(ue.guti).isPresent().isNotEqualTo(Optional.of(before));
    assertThat(world.runner().context().connection()).isEmpty();
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class))
        .last()
        .extracting(UeContextReleaseCommand::cause)
        .isEqualTo(CauseNas.NORMAL_RELEASE);
    assertThat(world.enodeb.script.received(InitialContextSetupRequest.class)).hasSize(1);
    updated();
  }

  @Test
  void takesWhereTheUeIsFromTheUpdate() {
    world.idle();
    ue.moveTo(world.otherEnodeb);
    ue.update(TRACKING_AREA, false);
    world.settle();
    assertThat(world.runner().context().location().orElseThrow().cell())
        .isEqualTo(new Ecgi(World.PLMN, 2 << 8));
    updated();
  }

  @Test
  void forgetsTheOldGutiWhenTheUeHasTheNewOne() {
    world.idle();
    var before = ue.guti.orElseThrow();
    ue.update(PERIODIC, false);
    world.settle();
    assertThat(world.mme.contexts().find(before)).isEmpty();
    assertThat(world.mme.contexts().find(ue.guti.orElseThrow())).contains(world.runner());
    updated();
  }

  @Test
  @Proves("emm.tau-periodic-active-flag")
  void startsTheMobileReachableTimerAnewWithEachPeriodicUpdate() {
    world.idle();
    for (int i = 0; i < 5; i++) {
      scheduler.runFor(Duration.ofMinutes(54));
      ue.update(PERIODIC, false);
      world.settle();
    }
    assertThat(world.runner().context().reachable()).isTrue();
    assertThat(world.observer.outcomes()).doesNotContain("MobileReachableTimerExpired COMPLETED");
    updated();
  }

  @Test
  @Proves("emm.tau-normal-in-idle-and-connected")
  void updatesAConnectedUeAndLeavesItConnected() {
    ue.send(ue.updateRequest(TRACKING_AREA, false));
    world.settle();
    assertThat(world.runner().context().connection()).isPresent();
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class)).isEmpty();
    updated();
  }

  @Test
  void givesWhoAsksForThemItsBearersAgain() {
    world.idle();
    var count = ue.security.orElseThrow().uplinkCount();
    ue.update(TRACKING_AREA, true);
    world.settle();
    var setup = world.enodeb.script.received(InitialContextSetupRequest.class).getLast();
    var kasme = ue.security.orElseThrow().kasme();
    assertThat(setup.securityKey().octets()).isEqualTo(EpsKeys.kenb(kasme, count).octets());
    assertThat(setup.eRabsToBeSetup()).hasSize(1);
    assertThat(world.sgw.received(ModifyBearerRequest.class)).hasSize(2);
    assertThat(world.runner().context().connection()).isPresent();
    updated();
  }

  @Test
  @Proves("emm.tau-periodic-active-flag")
  void givesBearersWithAPeriodicUpdateToo() {
    world.idle();
    ue.update(PERIODIC, true);
    world.settle();
    assertThat(world.sgw.received(ModifyBearerRequest.class)).hasSize(2);
    updated();
  }

  /// §5.5.3.3.4.3.
  @ParameterizedTest
  @Proves("emm.tau-combined-with-without-imsi-attach")
  @EnumSource(
      value = EpsUpdateType.Kind.class,
      names = {"COMBINED", "COMBINED_WITH_IMSI_ATTACH"})
  void updatesForPacketServicesAloneWhereBothAreWanted(EpsUpdateType.Kind kind) {
    world.idle();
    ue.update(kind, false);
    world.settle();
    assertThat(accept().updateResult()).isEqualTo(EpsUpdateResult.TRACKING_AREA);
    assertThat(accept().cause()).contains(EmmCause.CS_DOMAIN_NOT_AVAILABLE);
    assertThat(kind).isIn(COMBINED, COMBINED_WITH_IMSI_ATTACH);
    updated();
  }

  @Test
  @Proves("emm.tau-with-eps-bearer-context-status")
  void tellsWhichBearersThereAre() {
    world.idle();
    ue.connect(with(Set.of(EpsBearerIdentity.FIRST, new EpsBearerIdentity(7))));
    world.settle();
    assertThat(accept().bearerContextStatus())
        .contains(new EpsBearerContextStatus(Set.of(EpsBearerIdentity.FIRST)));
    assertThat(world.sgw.sessions).hasSize(1);
    updated();
  }

  @Test
  void forgetsARadioCapabilityThatHasChanged() {
    world.enodeb.tellCapability(ue);
    world.settle();
    world.idle();
    assertThat(world.runner().context().radioCapability()).isPresent();
    var plain = ue.updateRequest(TRACKING_AREA, false);
    ue.connect(
        new TrackingAreaUpdateRequest(
            plain.updateType(),
            plain.keySetIdentifier(),
            plain.oldGuti(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(true),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE));
    world.settle();
    assertThat(world.runner().context().radioCapability()).isEmpty();
    updated();
  }

  /// §5.5.3.2.7 c.
  @Test
  @Proves("emm.guti-reallocation-in-attach-tau-accept")
  void repeatsTheAcceptUntilTheUeCompletes() {
    world.idle();
    for (int i = 0; i < 4; i++) {
      ue.script.thenSilent(TrackingAreaUpdateAccept.class);
    }
    ue.update(TRACKING_AREA, false);
    scheduler.runFor(Duration.ofSeconds(25));
    assertThat(ue.received(TrackingAreaUpdateAccept.class)).hasSize(5);
    updated();
  }

  /// §5.5.3.2.7 c.
  @Test
  void knowsASilentUeByBothGutis() {
    world.idle();
    var before = ue.guti.orElseThrow();
    ue.mute = true;
    ue.update(TRACKING_AREA, false);
    scheduler.runFor(Duration.ofSeconds(40));
    assertThat(world.observer.outcomes()).contains("TrackingAreaUpdate EXPIRED");
    assertThat(world.runner().context().registered()).isTrue();
    assertThat(world.runner().context().connection()).isEmpty();
    assertThat(world.mme.contexts().find(before)).contains(world.runner());
    ue.mute = false;
    ue.update(TRACKING_AREA, false);
    world.settle();
    assertThat(world.mme.contexts().find(before)).isEmpty();
    updated();
  }

  /// §5.5.3.2.7 d.
  @Test
  void repeatsTheAcceptForTheSameRequest() {
    world.idle();
    ue.script.thenSilent(TrackingAreaUpdateAccept.class);
    var request = ue.updateRequest(TRACKING_AREA, false);
    ue.connect(request);
    world.settle();
    ue.send(request);
    world.settle();
    assertThat(ue.received(TrackingAreaUpdateAccept.class)).hasSize(2);
    updated();
  }

  /// §5.5.3.2.7 d.
  @Test
  void beginsAnewForAnotherRequest() {
    world.idle();
    ue.script.thenSilent(TrackingAreaUpdateAccept.class);
    ue.update(TRACKING_AREA, false);
    world.settle();
    ue.send(ue.updateRequest(PERIODIC, false));
    world.settle();
    assertThat(world.observer.outcomes()).contains("TrackingAreaUpdate ABORTED");
    updated();
  }

  @Test
  @Proves("emm.tau-with-eps-bearer-context-status")
  void deletesWhatTheUeDoesNotHaveAndRefusesWhenNothingIsLeft() {
    world.idle();
    ue.connect(with(Set.of(new EpsBearerIdentity(9))));
    world.settle();
    assertThat(ue.received(TrackingAreaUpdateReject.class).getLast().cause())
        .isEqualTo(EmmCause.NO_EPS_BEARER_CONTEXT_ACTIVATED);
    assertThat(world.sgw.received(DeleteSessionRequest.class)).hasSize(1);
    assertThat(world.registered()).isEmpty();
    world.leavesNothingBehind();
  }

  @Test
  @Proves("emm.tau-with-eps-bearer-context-status")
  void releasesTheBearerOfAConnectedUeThatItDoesNotHave() {
    ue.send(ScriptedUe.further(2, Subscriber.IMS, PdnType.IPV4));
    world.settle();
    assertThat(world.runner().context().pdnConnections()).hasSize(2);
    ue.send(with(Set.of(EpsBearerIdentity.FIRST)));
    world.settle();
    var release = world.enodeb.script.received(ERabReleaseCommand.class).getFirst();
    assertThat(release.eRabsToBeReleased())
        .extracting(ERabItem::eRabId)
        .containsExactly(new EpsBearerIdentity(6));
    assertThat(release.nasPdu()).isEmpty();
    assertThat(world.runner().context().pdnConnections()).hasSize(1);
    updated();
  }

  @Test
  void releasesNoBearerOfAnIdleUe() {
    ue.send(ScriptedUe.further(2, Subscriber.IMS, PdnType.IPV4));
    world.settle();
    world.idle();
    ue.connect(with(Set.of(EpsBearerIdentity.FIRST)));
    world.settle();
    assertThat(world.enodeb.script.received(ERabReleaseCommand.class)).isEmpty();
    assertThat(world.runner().context().pdnConnections()).hasSize(1);
    updated();
  }

  @Test
  void tellsTheTimeOnlyWithAnAttach() {
    world.idle();
    ue.update(PERIODIC, false);
    world.settle();
    assertThat(ue.received(EmmInformation.class)).hasSize(1);
    assertThat(EpsMobileIdentity.of(ue.guti.orElseThrow()))
        .isEqualTo(accept().guti().orElseThrow());
  }

  private TrackingAreaUpdateRequest with(Set<EpsBearerIdentity> bearers) {
    var plain = ue.updateRequest(TRACKING_AREA, false);
    return new TrackingAreaUpdateRequest(
        plain.updateType(),
        plain.keySetIdentifier(),
        plain.oldGuti(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new EpsBearerContextStatus(bearers)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private TrackingAreaUpdateAccept accept() {
    return ue.received(TrackingAreaUpdateAccept.class).getLast();
  }

  private void updated() {
    assertThat(world.observer.outcomes()).contains("TrackingAreaUpdate COMPLETED");
    world.leavesNothingBehind();
  }
}
