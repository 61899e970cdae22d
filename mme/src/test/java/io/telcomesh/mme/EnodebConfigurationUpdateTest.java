package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseMisc;
import io.telcomesh.s1ap.CauseProtocol;
import io.telcomesh.s1ap.EnbConfigurationUpdate;
import io.telcomesh.s1ap.EnbConfigurationUpdateAcknowledge;
import io.telcomesh.s1ap.EnbConfigurationUpdateFailure;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.SupportedTa;
import io.telcomesh.s1ap.TimeToWait;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// TS 36.413 §8.7.4.
class EnodebConfigurationUpdateTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();

  @AfterEach
  void end() {
    world.leavesNothingBehind();
    assertThat(world.runner().context().connection()).as("its UEs stay").isPresent();
    scheduler.close();
  }

  @Test
  @Proves("s1ap.enb-configuration-update")
  void takesANewNameAndKeepsTheUes() {
    update(Optional.of("renamed"), Optional.empty());
    assertThat(world.enodeb.script.received(EnbConfigurationUpdateAcknowledge.class)).hasSize(1);
    assertThat(world.runner().context().connection().orElseThrow().enodeb().reference())
        .isEqualTo("enodeb-renamed");
  }

  @Test
  void takesNewTrackingAreasAndLeavesTheNameAsItWas() {
    var areas =
        List.of(new SupportedTa(9, List.of(World.PLMN)), new SupportedTa(7, List.of(World.PLMN)));
    update(Optional.empty(), Optional.of(areas));
    var told = world.runner().context().connection().orElseThrow().enodeb().setUp().orElseThrow();
    assertThat(told.supportedTas()).isEqualTo(areas);
    assertThat(told.name()).isEqualTo("enb-1");
  }

  @Test
  @Proves("s1ap.enb-configuration-update")
  void refusesAreasOfAnotherNetwork() { // §8.7.4.3
    update(
        Optional.of("x"), Optional.of(List.of(new SupportedTa(7, List.of(new Plmn("999", "99"))))));
    refused(CauseMisc.UNKNOWN_PLMN);
    assertThat(world.runner().context().connection().orElseThrow().enodeb().reference())
        .as("nothing of what is refused counts")
        .isEqualTo("enodeb-enb-1");
  }

  @Test
  void refusesAreasThatItDoesNotServe() {
    update(Optional.empty(), Optional.of(List.of(new SupportedTa(8, List.of(World.PLMN)))));
    refused(CauseMisc.UNSPECIFIED);
  }

  @Test
  void refusesWhoHasNotSetUp() {
    var raw = world.rawEnodeb();
    raw.send(
        S1ap.encode(
            new EnbConfigurationUpdate(
                Optional.of("x"), Optional.empty(), Optional.empty(), OtherIes.NONE)));
    world.settle();
    assertThat(raw.received(EnbConfigurationUpdateFailure.class).getFirst().cause())
        .isEqualTo(CauseProtocol.MESSAGE_NOT_COMPATIBLE_WITH_RECEIVER_STATE);
  }

  @Test
  void answersAnUpdateThatCannotBeReadWithAFailure() {
    var raw = world.rawEnodeb();
    raw.send(S1ap.encode(world.otherEnodeb.setup.orElseThrow()));
    raw.send(Octets.hex("001d000900000100400002ffff")); // tracking areas cut short
    world.settle();
    assertThat(raw.received(EnbConfigurationUpdateFailure.class)).hasSize(1);
  }

  private void update(Optional<String> name, Optional<List<SupportedTa>> areas) {
    world.enodeb.send(new EnbConfigurationUpdate(name, areas, Optional.empty(), OtherIes.NONE));
    world.settle();
  }

  private void refused(CauseMisc cause) {
    var failure = world.enodeb.script.received(EnbConfigurationUpdateFailure.class).getFirst();
    assertThat(failure.cause()).isEqualTo(cause);
    assertThat(failure.timeToWait()).contains(TimeToWait.V10S);
  }
}
