package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.nas.eps.EmmStatus;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.SecurityModeComplete;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseProtocol;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.S1SetupFailure;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.UeContextReleaseComplete;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the MME does not serve is answered, so that its sender knows what to do.
class UnsupportedRequestsTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves("emm.emm-status-rx-tx")
  void answersAMessageTypeThatItDoesNotKnow() {
    ue.sendProtected(Octets.of(7, 0xff));
    world.settle();
    assertThat(ue.received(EmmStatus.class))
        .extracting(EmmStatus::cause)
        .containsExactly(EmmCause.MESSAGE_TYPE_NON_EXISTENT_OR_NOT_IMPLEMENTED);
    stillServed();
  }

  @Test
  @Proves("esm.esm-status-rx-tx")
  void answersASessionManagementMessageTypeThatItDoesNotKnow() {
    ue.sendProtected(Octets.of(2, 9, 0xff));
    world.settle();
    var status = ue.received(EsmStatus.class).getFirst();
    assertThat(status.cause()).isEqualTo(EsmCause.MESSAGE_TYPE_NON_EXISTENT_OR_NOT_IMPLEMENTED);
    assertThat(status.epsBearerIdentity()).isEqualTo(EpsBearerIdentity.NONE);
    stillServed();
  }

  @Test
  void answersAMessageThatDoesNotFitNow() {
    ue.sendProtected(
        Nas.encode(new SecurityModeComplete(Optional.empty(), Optional.empty(), OtherIes.NONE)));
    world.settle();
    assertThat(ue.received(EmmStatus.class))
        .extracting(EmmStatus::cause)
        .containsExactly(EmmCause.MESSAGE_TYPE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE);
    stillServed();
  }

  @Test
  @Proves({"emm.emm-status-rx-tx", "esm.esm-status-rx-tx"})
  void doesNotAnswerAStatus() {
    int before = ue.received().size();
    ue.send(new EmmStatus(EmmCause.CONGESTION));
    ue.send(
        new EsmStatus(
            EpsBearerIdentity.FIRST,
            ProcedureTransactionIdentity.NONE,
            EsmCause.MESSAGE_TYPE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE));
    world.settle();
    assertThat(ue.received()).hasSize(before);
    stillServed();
  }

  @Test
  @Proves("s1ap.error-indication-rx-tx")
  void tellsTheEnodebThatItDoesNotKnowAUe() {
    world.enodeb.send(release(99, 98));
    world.settle();
    var error = world.enodeb.script.received(ErrorIndication.class).getFirst();
    assertThat(error.cause()).contains(CauseRadioNetwork.UNKNOWN_PAIR_UE_S1AP_ID);
    assertThat(error.mmeUeS1apId()).contains(new MmeUeS1apId(99));
    assertThat(error.enbUeS1apId()).contains(new EnbUeS1apId(98));
    stillServed();
  }

  @Test
  void doesNotLetAnEnodebSpeakForTheUeOfAnother() {
    var ids = world.enodeb.named(ue).orElseThrow();
    world.otherEnodeb.send(
        new UeContextReleaseRequest(
            ids.mmeUeS1apId(),
            ids.enbUeS1apId(),
            CauseRadioNetwork.USER_INACTIVITY,
            OtherIes.NONE));
    world.settle();
    assertThat(world.otherEnodeb.script.received(ErrorIndication.class)).hasSize(1);
    stillServed();
  }

  @Test
  void doesNotAnswerTheEndOfAConnectionThatItHasGivenUp() {
    world.enodeb.send(
        new UeContextReleaseComplete(
            new MmeUeS1apId(99), new EnbUeS1apId(98), Optional.empty(), OtherIes.NONE));
    world.settle();
    assertThat(world.enodeb.script.received(ErrorIndication.class)).isEmpty();
  }

  @Test
  @Proves("s1ap.error-indication-rx-tx")
  void answersAProcedureOfS1apThatItDoesNotHave() {
    var raw = world.rawEnodeb();
    raw.send(Octets.hex("00350003000000"));
    world.settle();
    assertThat(raw.received(ErrorIndication.class)).isNotEmpty();
    stillServed();
  }

  @Test
  void answersAMessageThatOnlyAnMmeSends() {
    var raw = world.rawEnodeb();
    raw.send(
        S1ap.encode(
            new S1SetupFailure(
                CauseProtocol.UNSPECIFIED, Optional.empty(), Optional.empty(), OtherIes.NONE)));
    world.settle();
    assertThat(raw.received(ErrorIndication.class).getFirst().cause())
        .contains(CauseProtocol.MESSAGE_NOT_COMPATIBLE_WITH_RECEIVER_STATE);
  }

  private void stillServed() {
    assertThat(world.runner().context().connection()).isPresent();
    world.leavesNothingBehind();
  }

  private static UeContextReleaseRequest release(int mme, int enodeb) {
    return new UeContextReleaseRequest(
        new MmeUeS1apId(mme),
        new EnbUeS1apId(enodeb),
        CauseRadioNetwork.USER_INACTIVITY,
        OtherIes.NONE);
  }
}
