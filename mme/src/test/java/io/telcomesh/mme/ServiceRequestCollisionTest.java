package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.Paging;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What comes while a UE's service request is under way, TS 24.301 §5.6.1.7: the eNodeB takes a
/// second to set the bearers up.
class ServiceRequestCollisionTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void endsWithTheConnection() {
    requestService();
    world.enodeb.requestRelease(ue);
    idleAfter();
    assertThat(world.observer.outcomes()).contains("UeTriggeredServiceRequest ABORTED");
  }

  @Test
  void endsWithTheAssociation() {
    requestService();
    world.enodeb.loseAssociation();
    idleAfter();
  }

  @Test
  void goesOnWithTheNewerOfTwo() {
    requestService();
    ue.requestService();
    world.settle();
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(world.observer.outcomes())
        .contains("UeTriggeredServiceRequest ABORTED", "UeTriggeredServiceRequest COMPLETED");
    assertThat(world.sgw.received(ModifyBearerRequest.class)).hasSize(2); // attach's and this one
    served();
  }

  @Test
  void goesOnThoughSomebodyElseNamesTheUe() {
    requestService();
    var forger = new ScriptedUe(scheduler, Subscriber.BOB, world.otherEnodeb);
    forger.guti = ue.guti;
    forger.connect(Octets.of(0xc7, 0x05, 0xde, 0xad));
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(forger.received(ServiceReject.class)).hasSize(1);
    served();
  }

  @Test
  void givesWayToAnAttach() {
    requestService();
    ue.attach();
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(world.observer.outcomes()).filteredOn("Attach COMPLETED"::equals).hasSize(2);
    served();
  }

  @Test
  void givesWayToADetach() {
    requestService();
    ue.connect(ue.detachRequest(false));
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(world.mme.contexts().registered()).isZero();
    world.leavesNothingBehind();
  }

  @Test
  void givesWayToTheHss() {
    requestService();
    world.hss.cancel(ue.subscriber.imsi());
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(world.mme.contexts().registered()).isZero();
    world.leavesNothingBehind();
  }

  @Test
  void keepsTheRadioCapability() {
    requestService();
    world.enodeb.tellCapability(ue);
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(world.runner().context().radioCapability()).contains(Octets.of(1, 2, 3));
    served();
  }

  @Test
  @Proves("interfaces.s11-release-access-bearers-ddn")
  void acknowledgesDownlinkDataAndPagesNobody() {
    requestService();
    world.sgw.notifyOf(world.runner().context().s11Teid());
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(world.sgw.notified).containsExactly(CauseValue.REQUEST_ACCEPTED);
    assertThat(world.enodeb.script.received(Paging.class)).isEmpty();
    served();
  }

  /// The UE's request has reached the eNodeB, which does not answer yet.
  private void requestService() {
    world.idle();
    world.enodeb.script.thenSilent(InitialContextSetupRequest.class);
    ue.requestService();
    world.settle();
    var request = world.enodeb.script.received(InitialContextSetupRequest.class).getLast();
    scheduler.after(Duration.ofSeconds(1), () -> world.enodeb.send(ScriptedEnodeb.setUp(request)));
    assertThat(world.mme.active()).isOne();
  }

  private void idleAfter() {
    scheduler.runFor(Duration.ofSeconds(20));
    assertThat(world.runner().context().connection()).isEqualTo(Optional.empty());
    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  private void served() {
    assertThat(world.runner().context().connection()).isPresent();
    world.leavesNothingBehind();
  }
}
