package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.s1mme.S1Interface;
import io.telcomesh.enodebsim.s1mme.S1Runners;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.InterruptionKit;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.s1ap.CauseMisc;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.CauseProtocol;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.DownlinkNasTransport;
import io.telcomesh.s1ap.EnbId;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.Header;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.NasNonDeliveryIndication;
import io.telcomesh.s1ap.Reset;
import io.telcomesh.s1ap.ResetAcknowledge;
import io.telcomesh.s1ap.ResetType;
import io.telcomesh.s1ap.S1SetupFailure;
import io.telcomesh.s1ap.S1SetupRequest;
import io.telcomesh.s1ap.TimeToWait;
import io.telcomesh.s1ap.TriggeringMessage;
import io.telcomesh.s1ap.UeAssociatedLogicalS1Connection;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.s1ap.UeS1apIds;
import io.telcomesh.s1ap.UnbuiltMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S1Test {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(8);
  private final SimWorld world = new SimWorld(scheduler);

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    scheduler.close();
  }

  @Test
  void tellsTheMmeWhoItIs() {
    world.wired();
    var request = world.mme.s1ap.received(S1SetupRequest.class).getFirst();
    assertThat(request.globalEnbId().enbId()).isEqualTo(new EnbId.Macro(0x19b));
    assertThat(request.enbName()).contains("enodeb-1");
    assertThat(request.supportedTas())
        .singleElement()
        .matches(area -> area.tac() == 1 && area.broadcastPlmns().equals(List.of(SimWorld.PLMN)));
    assertThat(s1().mme().orElseThrow().mmeName()).contains("mme");
  }

  @Test
  void asksAgainNotBeforeTheTimeToWait() {
    world.mme.s1ap.then(S1SetupRequest.class, _ -> refusal(Optional.of(TimeToWait.V20S)));
    wire();
    scheduler.runFor(Duration.ofSeconds(19));
    assertThat(world.mme.s1ap.received(S1SetupRequest.class)).hasSize(1);
    assertThat(s1().refusal()).contains(CauseMisc.UNKNOWN_PLMN);
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(world.sim.inService()).isTrue();
  }

  @Test
  void asksAgainWhenNobodyAnswers() {
    world.mme.s1ap.thenSilent(S1SetupRequest.class);
    wire();
    scheduler.runFor(Duration.ofSeconds(25));
    assertThat(world.mme.s1ap.received(S1SetupRequest.class)).hasSize(2);
    assertThat(world.sim.inService()).isTrue();
  }

  @Test
  void losesItsUesWithTheAssociationAndSetsUpAnew() {
    world.wired().attach();
    world.mme.association().abort();
    scheduler.runFor(Duration.ofSeconds(10));
    assertThat(world.ue.connection()).isEmpty();
    assertThat(world.bearers.userPlane().rules()).isOne(); // for what the UE may send
    assertThat(world.mme.s1ap.received(S1SetupRequest.class)).hasSize(2);
  }

  @Test
  void resetsEveryUeForTheMme() {
    world.wired().attach();
    world.mme.send(wholeReset());
    world.settle();
    assertThat(world.mme.s1ap.received(ResetAcknowledge.class))
        .containsExactly(new ResetAcknowledge(Optional.empty(), Optional.empty(), OtherIes.NONE));
    assertThat(world.ue.connection()).isEmpty();
    assertThat(world.bearers.userPlane().rules()).isOne(); // for what the UE may send
  }

  @Test
  void resetsSomeUesAndNamesThem() {
    world.wired().attach();
    var some =
        List.of(
            new UeAssociatedLogicalS1Connection(
                Optional.of(world.mme.current().mme), Optional.empty()),
            new UeAssociatedLogicalS1Connection(
                Optional.empty(), Optional.of(new EnbUeS1apId(4711))));
    world.mme.send(
        new Reset(CauseMisc.UNSPECIFIED, new ResetType.PartOfInterface(some), OtherIes.NONE));
    world.settle();
    assertThat(world.mme.s1ap.received(ResetAcknowledge.class))
        .singleElement()
        .matches(acknowledge -> acknowledge.connections().equals(Optional.of(some)));
    assertThat(s1().connections()).isEmpty();
  }

  @Test
  void tellsTheMmeThatItLostItsUes() {
    world.mme.s1ap.on(
        Reset.class, _ -> new ResetAcknowledge(Optional.empty(), Optional.empty(), OtherIes.NONE));
    world.wired().attach();
    world.sim.enodebs().getFirst().reset();
    world.settle();
    assertThat(world.mme.s1ap.received(Reset.class)).hasSize(1);
    assertThat(world.observer.outcomes()).contains("ResetByEnodeb COMPLETED");
    assertThat(world.ue.connection()).isEmpty();
  }

  @Test
  void answersMessagesAboutUnknownUesWithErrorIndications() {
    world.wired();
    world.mme.send(
        new DownlinkNasTransport(
            new MmeUeS1apId(1), new EnbUeS1apId(2), Octets.of(7), OtherIes.NONE));
    world.mme.send(
        new UeContextReleaseCommand(
            new UeS1apIds.MmeOnly(new MmeUeS1apId(3)), CauseNas.DETACH, OtherIes.NONE));
    world.settle();
    assertThat(errors())
        .satisfiesExactly(
            pair -> {
              assertThat(pair.cause()).contains(CauseRadioNetwork.UNKNOWN_PAIR_UE_S1AP_ID);
              assertThat(pair.mmeUeS1apId()).contains(new MmeUeS1apId(1));
            },
            mme -> assertThat(mme.cause()).contains(CauseRadioNetwork.UNKNOWN_MME_UE_S1AP_ID));
  }

  @Test
  void answersProceduresThatItDoesNotHaveByTheirCriticality() {
    world.wired();
    world.mme.send(unbuilt(5, io.telcomesh.asn1per.Criticality.REJECT)); // E-RAB Setup
    world.mme.send(unbuilt(36, io.telcomesh.asn1per.Criticality.IGNORE)); // Write-Replace Warning
    world.settle();
    assertThat(errors())
        .singleElement()
        .matches(
            error -> error.cause().equals(Optional.of(CauseProtocol.ABSTRACT_SYNTAX_ERROR_REJECT)));
  }

  @Test
  void answersWhatNoMmeSends() {
    world.wired();
    world.mme.send(world.mme.s1ap.received(S1SetupRequest.class).getFirst());
    world.settle();
    assertThat(errors().getFirst().cause())
        .contains(CauseProtocol.MESSAGE_NOT_COMPATIBLE_WITH_RECEIVER_STATE);
  }

  @Test
  void saysThatANasMessageCameTooLate() {
    world.wired().attach();
    world.mme.s1ap.on(io.telcomesh.s1ap.UeContextReleaseRequest.class, _ -> List.of());
    world.mme.nas.on(io.telcomesh.nas.eps.DetachRequestFromUe.class, _ -> List.of());
    world.detach(true);
    world.mme.sendNas(Octets.of(7, 0x55, 1));
    world.settle();
    assertThat(world.mme.s1ap.received(NasNonDeliveryIndication.class))
        .singleElement()
        .matches(indication -> indication.nasPdu().equals(Octets.of(7, 0x55, 1)));
  }

  @Test
  void forgetsAConnectionThatTheMmeDoesNotKnow() {
    world.wired().attach();
    world.mme.send(
        new ErrorIndication(
            Optional.of(world.mme.current().mme),
            Optional.of(world.mme.current().enb),
            Optional.of(CauseRadioNetwork.UNKNOWN_PAIR_UE_S1AP_ID),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE));
    world.settle();
    assertThat(world.ue.connection()).isEmpty();
    assertThat(s1().connections()).isEmpty();
  }

  @Test
  void setsUpAnewWhereverResetOrSetupIsInterrupted() {
    var tried =
        InterruptionKit.<SimWorld>interrupting(
                S1Test::attached,
                each -> S1Runners.only(each.sim.enodebs().getFirst()),
                each -> each.sim.enodebs().getFirst().reset())
            .with("association lost", each -> each.mme.association().abort())
            .with("another reset", each -> each.sim.enodebs().getFirst().reset())
            .with("reset by the MME", each -> each.mme.send(wholeReset()))
            .with("attach", SimWorld::wantAttach)
            .settling(Duration.ofMinutes(2))
            .leavesNothingBehind(S1Test::inServiceAndTidy);
    assertThat(tried.steps()).isGreaterThan(1);
  }

  private static SimWorld attached(SimulatedScheduler scheduler) {
    var world = new SimWorld(scheduler).wired();
    world.mme.s1ap.on(
        Reset.class, _ -> new ResetAcknowledge(Optional.empty(), Optional.empty(), OtherIes.NONE));
    world.attach();
    return world;
  }

  private static Reset wholeReset() {
    return new Reset(CauseMisc.UNSPECIFIED, new ResetType.WholeInterface(), OtherIes.NONE);
  }

  private static void inServiceAndTidy(SimWorld world) {
    assertThat(world.observer.failures()).isEmpty();
    assertThat(world.sim.inService()).isTrue();
    assertThat(world.sim.active()).isZero();
    var s1 = world.sim.enodebs().getFirst().interfaces().getFirst();
    assertThat(s1.connections()).hasSize(world.ue.connection().isPresent() ? 1 : 0);
  }

  private static UnbuiltMessage unbuilt(int code, io.telcomesh.asn1per.Criticality criticality) {
    var header = new Header(TriggeringMessage.INITIATING_MESSAGE, code, criticality);
    return new UnbuiltMessage(header, "Unbuilt", Octets.hex("000000"));
  }

  private static S1SetupFailure refusal(Optional<TimeToWait> wait) {
    return new S1SetupFailure(CauseMisc.UNKNOWN_PLMN, wait, Optional.empty(), OtherIes.NONE);
  }

  private List<ErrorIndication> errors() {
    return world.mme.s1ap.received(ErrorIndication.class);
  }

  private S1Interface s1() {
    return world.sim.enodebs().getFirst().interfaces().getFirst();
  }

  private void wire() {
    world.wires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, SimWorld.SIM, SimWorld.MME)));
  }
}
