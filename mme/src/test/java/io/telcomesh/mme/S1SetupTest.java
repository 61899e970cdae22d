package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseMisc;
import io.telcomesh.s1ap.CauseProtocol;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.S1SetupFailure;
import io.telcomesh.s1ap.S1SetupResponse;
import io.telcomesh.s1ap.SupportedTa;
import io.telcomesh.s1ap.TimeToWait;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// TS 36.413 §8.7.3.
class S1SetupTest {
  private static final Plmn FOREIGN = new Plmn("262", "01");

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler);
  private final ScriptedEnodeb enodeb = world.enodeb;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves("s1ap.s1-setup")
  void tellsTheEnodebWhoTheMmeIs() {
    world.connected();
    var response = enodeb.script.received(S1SetupResponse.class).getFirst();
    assertThat(response.mmeName()).contains("mme-1");
    assertThat(response.relativeMmeCapacity()).isEqualTo(255);
    var served = response.servedGummeis().getFirst();
    assertThat(served.servedPlmns()).containsExactly(World.PLMN);
    assertThat(served.servedGroupIds()).containsExactly(0x8001);
    assertThat(served.servedMmeCodes()).containsExactly(1);
  }

  @Test
  void knowsTheEnodebByItsName() {
    world.connected();
    assertThat(world.mme.s1mme().enodebs())
        .extracting(each -> each.reference())
        .containsExactlyInAnyOrder("enodeb-enb-1", "enodeb-enb-2");
  }

  @Test
  @Proves("s1ap.s1-setup")
  void refusesAnEnodebOfAnotherNetwork() {
    enodeb.setup = Optional.of(enodeb.setup(List.of(new SupportedTa(7, List.of(FOREIGN)))));
    world.connected();
    refusedWith(CauseMisc.UNKNOWN_PLMN);
  }

  @Test
  @Proves("s1ap.s1-setup")
  void refusesAnEnodebOfATrackingAreaThatIsNotServed() {
    enodeb.setup = Optional.of(enodeb.setup(List.of(new SupportedTa(8, List.of(World.PLMN)))));
    world.connected();
    refusedWith(CauseMisc.UNSPECIFIED);
  }

  @Test
  void letsNobodyConnectOverAnEnodebThatItRefused() {
    enodeb.setup = Optional.empty();
    world.connected();
    world.ue.attach();
    world.settle();
    assertThat(world.mme.contexts().size()).isZero();
    assertThat(enodeb.script.received(ErrorIndication.class).getFirst().cause())
        .contains(CauseProtocol.MESSAGE_NOT_COMPATIBLE_WITH_RECEIVER_STATE);
  }

  @Test
  void answersARequestThatLacksAnInformationElementWithAFailure() {
    var raw = world.rawEnodeb();
    raw.send(Octets.hex("0011000800000100894001" + "40")); // Default Paging DRX alone
    world.settle();
    var failure = raw.received(S1SetupFailure.class).getFirst();
    assertThat(failure.cause()).isEqualTo(CauseProtocol.ABSTRACT_SYNTAX_ERROR_REJECT);
    assertThat(failure.criticalityDiagnostics()).isPresent();
  }

  @Test
  void answersWhatIsNoS1apWithAnErrorIndication() {
    var raw = world.rawEnodeb();
    raw.send(Octets.of(0xff, 0xff, 0xff));
    world.settle();
    assertThat(raw.received(ErrorIndication.class).getFirst().cause())
        .contains(CauseProtocol.TRANSFER_SYNTAX_ERROR);
  }

  @Test
  void forgetsWhoWasConnectedWhenTheEnodebSetsUpAnew() {
    world.attached();
    enodeb.setup.ifPresent(enodeb::send);
    enodeb.connections.clear();
    world.settle();
    assertThat(world.runner().context().connection()).isEmpty();
    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  private void refusedWith(CauseMisc cause) {
    var failure = enodeb.script.received(S1SetupFailure.class).getFirst();
    assertThat(failure.cause()).isEqualTo(cause);
    assertThat(failure.timeToWait()).contains(TimeToWait.V10S);
  }
}
