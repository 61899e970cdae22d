package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.SecurityKey;
import io.telcomesh.s1ap.UeAggregateMaximumBitRate;
import io.telcomesh.s1ap.UeContextModificationFailure;
import io.telcomesh.s1ap.UeContextModificationRequest;
import io.telcomesh.s1ap.UeContextModificationResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// UE Context Modification at the eNodeB, TS 36.413 §8.3.4.
class UeContextModificationTest {
  private static final UeAggregateMaximumBitRate LESS =
      UeAggregateMaximumBitRate.of(
          new AggregateMaximumBitRate(BitRate.megabits(1), BitRate.megabits(2)));

  private final SimulatedScheduler scheduler = new SimulatedScheduler(3);
  private final SimWorld world = new SimWorld(scheduler);

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    scheduler.close();
  }

  @Test
  void takesAnotherBitRate() {
    attached();
    modify(Optional.empty());
    assertThat(world.ue.connection().orElseThrow().ueBitRate()).contains(LESS);
    assertThat(world.mme.s1ap.received(UeContextModificationResponse.class)).hasSize(1);
  }

  @Test
  void takesTheKeyThatItsUeHas() {
    attached();
    modify(world.ue.kenb().map(kenb -> new SecurityKey(kenb.octets())));
    assertThat(world.mme.s1ap.received(UeContextModificationResponse.class)).hasSize(1);
  }

  @Test
  void refusesAKeyThatIsNotTheUes() { // §8.3.4.3
    attached();
    var before = world.ue.connection().orElseThrow().ueBitRate();
    modify(Optional.of(new SecurityKey(Octets.zeros(32))));
    assertThat(world.mme.s1ap.received(UeContextModificationFailure.class)).hasSize(1);
    assertThat(world.ue.connection().orElseThrow().ueBitRate()).isEqualTo(before);
  }

  @Test
  void knowsNothingOfAnotherUe() {
    attached();
    world.mme.send(
        new UeContextModificationRequest(
            world.mme.current().mme,
            new EnbUeS1apId(4711),
            Optional.empty(),
            Optional.of(LESS),
            Optional.empty(),
            OtherIes.NONE));
    world.settle();
    assertThat(world.mme.s1ap.received(ErrorIndication.class)).hasSize(1);
  }

  private void attached() {
    world.wired().attach();
  }

  private void modify(Optional<SecurityKey> key) {
    world.mme.send(
        new UeContextModificationRequest(
            world.mme.current().mme,
            world.mme.current().enb,
            key,
            Optional.of(LESS),
            Optional.empty(),
            OtherIes.NONE));
    world.settle();
  }
}
