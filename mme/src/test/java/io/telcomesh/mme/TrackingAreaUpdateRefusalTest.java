package io.telcomesh.mme;

import static io.telcomesh.nas.eps.ie.EpsUpdateType.Kind.PERIODIC;
import static io.telcomesh.nas.eps.ie.EpsUpdateType.Kind.TRACKING_AREA;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.TrackingAreaUpdateAccept;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.InitialContextSetupFailure;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tracking area updates that are refused, or come from who does not prove who he is: TS 24.301
/// §5.5.3.2.5, §5.5.3.2.7 and §4.4.4.3.
class TrackingAreaUpdateRefusalTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void doesNotKnowAGutiThatItNeverGave() {
    world.idle();
    ue.guti = ue.guti.map(guti -> new Guti(guti.gummei(), guti.mTmsi() + 1));
    ue.update(TRACKING_AREA, false);
    refused(EmmCause.UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK);
    assertThat(world.runner().context().registered()).isTrue();
  }

  @Test
  void doesNotKnowAGutiOfAnotherMme() {
    world.idle();
    ue.guti = ue.guti.map(guti -> new Guti(new Gummei(World.PLMN, 0x8001, 9), guti.mTmsi()));
    ue.update(TRACKING_AREA, false);
    refused(EmmCause.UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK);
  }

  @Test
  void makesWhoWasDetachedImplicitlyAttachAnew() {
    world.idle();
    scheduler.runFor(Duration.ofMinutes(117));
    assertThat(world.registered()).isEmpty();
    ue.update(PERIODIC, false);
    refused(EmmCause.IMPLICITLY_DETACHED);
    ue.attach();
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  void sendsWhoIsInAForeignAreaToAnotherOne() {
    world.idle();
    world.otherEnodeb.tai = new Tai(World.PLMN, 99);
    ue.moveTo(world.otherEnodeb);
    ue.update(TRACKING_AREA, false);
    refused(EmmCause.NO_SUITABLE_CELLS_IN_TRACKING_AREA);
    assertThat(world.runner().context().registered()).isTrue();
  }

  @Test
  void doesNotServeAnotherNetworksArea() {
    world.idle();
    world.otherEnodeb.tai = new Tai(new Plmn("999", "99"), 7);
    ue.moveTo(world.otherEnodeb);
    ue.update(TRACKING_AREA, false);
    refused(EmmCause.TRACKING_AREA_NOT_ALLOWED);
    assertThat(world.registered()).isEmpty();
  }

  /// §4.4.4.3.
  @Test
  void authenticatesAnewWhoseCodeIsWrongAndGoesOnWithItsSession() {
    world.idle();
    var before = world.runner();
    ue.connect(forged());
    world.settle();
    assertThat(ue.received(AuthenticationRequest.class)).hasSize(2);
    assertThat(ue.received(SecurityModeCommand.class).getLast().hashMme()).isPresent();
    assertThat(ue.received(TrackingAreaUpdateAccept.class)).hasSize(1);
    assertThat(world.runner()).isNotSameAs(before);
    assertThat(world.runner().context().registered()).isTrue();
    assertThat(world.sgw.sessions).hasSize(1);
    assertThat(world.observer.outcomes()).contains("TrackingAreaUpdate COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  void tellsTheSgwUnderWhatNameTheUeGoesOn() {
    world.idle();
    ue.connect(forged());
    world.settle();
    var told = world.sgw.received(ModifyBearerRequest.class).getLast().sender().orElseThrow();
    assertThat(told.teid()).isEqualTo(world.runner().context().s11Teid());
    assertThat(told.address()).isEqualTo(World.MME_S11);
  }

  @Test
  void leavesTheUeAloneWhenSomebodyElseNamesIt() {
    world.idle();
    ue.script.then(
        AuthenticationRequest.class, _ -> new AuthenticationResponse(Octets.hex("00112233")));
    ue.script.thenSilent(AuthenticationRequest.class);
    var before = world.runner();
    ue.connect(forged());
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(ue.received(TrackingAreaUpdateAccept.class)).isEmpty();
    assertThat(world.runner()).isSameAs(before);
    assertThat(before.context().registered()).isTrue();
    assertThat(world.sgw.sessions).hasSize(1);
    world.leavesNothingBehind();
  }

  @Test
  void rejectsWhoCannotProveHimself() {
    world.idle();
    ue.script.on(
        AuthenticationRequest.class,
        _ -> new AuthenticationResponse(Octets.hex("0011223344556677")));
    ue.connect(forged());
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(ue.received(AuthenticationReject.class)).hasSize(1);
    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  @Test
  void releasesWhoseBearersCannotBeSetUp() {
    world.idle();
    world.enodeb.script.on(
        InitialContextSetupRequest.class,
        request ->
            new InitialContextSetupFailure(
                request.mmeUeS1apId(),
                request.enbUeS1apId(),
                CauseRadioNetwork.UNSPECIFIED,
                Optional.empty(),
                OtherIes.NONE));
    ue.update(TRACKING_AREA, true);
    world.settle();
    assertThat(world.runner().context().registered()).isTrue();
    assertThat(world.runner().context().connection()).isEmpty();
    world.leavesNothingBehind();
  }

  @Test
  void makesWhoseSessionIsLostAttachAnew() {
    world.idle();
    world.sgw.script.then(
        ModifyBearerRequest.class,
        _ -> ModifyBearerResponse.of(Cause.of(CauseValue.CONTEXT_NOT_FOUND)));
    ue.update(TRACKING_AREA, true);
    world.settle();
    assertThat(ue.received(DetachRequestFromNetwork.class)).hasSize(1);
    assertThat(world.registered()).isEmpty();
    world.leavesNothingBehind();
  }

  /// §5.5.3.2.7 g.
  @Test
  void givesUpTheUpdateForADetach() {
    world.idle();
    ue.script.thenSilent(TrackingAreaUpdateAccept.class);
    ue.update(TRACKING_AREA, false);
    world.settle();
    ue.detach(false);
    world.settle();
    assertThat(world.observer.outcomes())
        .contains("TrackingAreaUpdate ABORTED")
        .last()
        .isEqualTo("UeInitiatedDetach COMPLETED");
    world.leavesNothingBehind();
  }

  /// §5.5.3.2.7 a.
  @Test
  void keepsWhoIsLostDuringTheUpdate() {
    world.idle();
    ue.script.thenSilent(TrackingAreaUpdateAccept.class);
    ue.update(TRACKING_AREA, false);
    world.settle();
    world.enodeb.reset();
    world.settle();
    assertThat(world.runner().context().registered()).isTrue();
    ue.update(TRACKING_AREA, false);
    world.settle();
    assertThat(world.observer.outcomes()).contains("TrackingAreaUpdate COMPLETED");
    world.leavesNothingBehind();
  }

  /// The request with a code that is not the UE's.
  private Octets forged() {
    return ue.withWrongCode(ue.updateRequest(TRACKING_AREA, false));
  }

  private void refused(EmmCause cause) {
    world.settle();
    assertThat(ue.received(TrackingAreaUpdateReject.class))
        .extracting(TrackingAreaUpdateReject::cause)
        .containsExactly(cause);
    assertThat(world.enodeb.connections).isEmpty();
    assertThat(world.otherEnodeb.connections).isEmpty();
    world.leavesNothingBehind();
  }
}
