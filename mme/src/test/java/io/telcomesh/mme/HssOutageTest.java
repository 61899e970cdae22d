package io.telcomesh.mme;

import static io.telcomesh.nas.eps.ie.EpsUpdateType.Kind.TRACKING_AREA;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.security.SequenceNumber;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An HSS that is not there, or is lost while it is asked: the UE hears of it before its T3410 of
/// 15 s ends, by a cause that does not bar its SIM (#17, TS 29.272 Annex A), and may try again.
class HssOutageTest {
  private static final Duration T3410 = Duration.ofSeconds(15);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).connected();
  private final ScriptedUe ue = world.ue;

  /// How an HSS goes.
  enum Loss {
    SILENT {
      @Override
      void befall(World world) {
        world.network.silence(World.HSS);
      }
    },
    /// It says so: RFC 6733 §5.4.
    DISCONNECTED {
      @Override
      void befall(World world) {
        world.hss.leave();
      }
    },
    WITHOUT_WIRE {
      @Override
      void befall(World world) {
        world.wires.post(new WireEvent.Down(world.wires.all(ReferencePoint.S6A).getFirst()));
      }
    };

    abstract void befall(World world);
  }

  @AfterEach
  void end() {
    scheduler.close();
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAnAttachWithoutAnHss(Loss loss) {
    loss.befall(world);
    world.settle();
    ue.attach();
    rejected();
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAnAttachWhoseHssIsLostBeforeItSendsVectors(Loss loss) {
    lostWhenAskedFor(AuthenticationInformationRequest.class, loss);
    ue.attach();
    rejected();
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAnAttachWhoseHssIsLostWhenTheUeIsOutOfStep(Loss loss) {
    ue.hasSeen(new SequenceNumber(1 << 20));
    world.hss.script.then(AuthenticationInformationRequest.class, world.hss::authenticate);
    lostWhenAskedFor(AuthenticationInformationRequest.class, loss);
    ue.attach();
    rejected();
    assertThat(world.hss.script.received(AuthenticationInformationRequest.class)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAnAttachWhoseHssIsLostBeforeItKnowsWhereTheUeIs(Loss loss) {
    lostWhenAskedFor(UpdateLocationRequest.class, loss);
    ue.attach();
    rejected();
    assertThat(ue.protection).as("under the keys that are agreed on by then").isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void rejectsWhoComesBackWithHisKeysTo(Loss loss) {
    attachAndDetach();
    loss.befall(world);
    world.settle();
    ue.attach();
    rejected();
  }

  @Test
  void servesTheUeWhenTheHssIsBack() {
    Loss.SILENT.befall(world);
    ue.attach();
    rejected();
    world.network.restore(World.HSS);
    scheduler.runFor(Duration.ofMinutes(1));
    ue.attach();
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    world.leavesNothingBehind();
  }

  /// The UE proves itself anew, for which the HSS is needed; who was registered remains so.
  @ParameterizedTest
  @EnumSource
  void rejectsAnUpdateThatTheHssCannotConfirm(Loss loss) {
    ue.attach();
    world.settle();
    world.idle();
    loss.befall(world);
    ue.connect(ue.withWrongCode(ue.updateRequest(TRACKING_AREA, false)));
    scheduler.runFor(T3410);
    assertThat(ue.received(TrackingAreaUpdateReject.class))
        .extracting(TrackingAreaUpdateReject::cause)
        .containsExactly(EmmCause.NETWORK_FAILURE);
    assertThat(world.runner().context().registered()).isTrue();
    scheduler.runFor(Duration.ofMinutes(1));
    world.leavesNothingBehind();
  }

  private void attachAndDetach() {
    ue.attach();
    world.settle();
    ue.detach(false);
    world.settle();
  }

  private void lostWhenAskedFor(Class<? extends DiameterRequest> request, Loss loss) {
    world.hss.script.thenSilent(request, () -> loss.befall(world));
  }

  private void rejected() {
    scheduler.runFor(T3410);
    assertThat(ue.received(AttachReject.class))
        .extracting(AttachReject::cause)
        .containsExactly(EmmCause.NETWORK_FAILURE);
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class))
        .last()
        .extracting(UeContextReleaseCommand::cause)
        .isEqualTo(CauseNas.NORMAL_RELEASE);
    assertThat(world.registered()).isEmpty();
    scheduler.runFor(Duration.ofMinutes(1));
    world.leavesNothingBehind();
  }
}
