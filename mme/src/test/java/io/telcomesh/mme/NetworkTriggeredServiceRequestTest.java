package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.gtp.gtpc.BearerContextToBeModified;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationFailureIndication;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersRequest;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.CnDomain;
import io.telcomesh.s1ap.ERabToBeSetup;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.Paging;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.s1ap.UePagingId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// TS 23.401 §5.3.4.3, TS 24.301 §5.6.2, TS 36.413 §8.5.
class NetworkTriggeredServiceRequestTest {
  private static final EpsBearerIdentity SECOND = new EpsBearerIdentity(6);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves({"s1ap.paging", "interfaces.s11-release-access-bearers-ddn"})
  void pagesThroughEveryEnodebOfTheTrackingAreas() {
    world.enodeb.tellCapability(ue);
    world.idle();
    downlinkData();
    assertThat(world.sgw.notified).containsExactly(CauseValue.REQUEST_ACCEPTED);
    assertThat(pages(world.otherEnodeb)).isEqualTo(pages(world.enodeb)).hasSize(1);
    var page = pages(world.enodeb).getFirst();
    long imsi = Long.parseLong(ue.subscriber.imsi().digits());
    assertThat(page.ueIdentityIndexValue()).isEqualTo((int) (imsi % 1024));
    assertThat(page.uePagingId()).isEqualTo(new UePagingId.ByStmsi(ue.sTmsi().orElseThrow()));
    assertThat(page.cnDomain()).isEqualTo(CnDomain.PS);
    assertThat(page.taiList()).containsExactly(World.TAI);
    assertThat(page.ueRadioCapabilityForPaging()).contains(Octets.of(4, 5));
  }

  @Test
  @Proves({"emm.service-request", "s1ap.paging"})
  void takesAServiceRequestForTheAnswer() {
    world.idle();
    downlinkData();
    ue.requestService();
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("UeTriggeredServiceRequest COMPLETED");
    assertThat(world.sgw.received(ModifyBearerRequest.class)).hasSize(2);
    scheduler.runFor(Duration.ofMinutes(1));
    pagedNoMore(1);
    world.leavesNothingBehind();
  }

  @Test
  @Proves({"s1ap.paging", "interfaces.s11-release-access-bearers-ddn"})
  void repeatsThePageAndGivesUp() {
    world.idle();
    downlinkData();
    scheduler.runFor(Duration.ofSeconds(6));
    assertThat(pages(world.enodeb)).hasSize(2);
    scheduler.runFor(Duration.ofSeconds(6));
    assertThat(pages(world.enodeb)).hasSize(3);
    assertThat(failures()).isEmpty();
    scheduler.runFor(Duration.ofSeconds(6));
    assertThat(pages(world.enodeb)).hasSize(3);
    assertThat(failures()).hasSize(1);
    assertThat(failures().getFirst().cause().is(CauseValue.UE_NOT_RESPONDING)).isTrue();
    assertThat(failures().getFirst().imsi()).contains(ue.subscriber.imsi());
    assertThat(world.observer.outcomes())
        .last()
        .isEqualTo("NetworkTriggeredServiceRequest EXPIRED");
    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  @Test
  void takesARequestAfterARepetitionForTheAnswer() {
    world.idle();
    downlinkData();
    scheduler.runFor(Duration.ofSeconds(8));
    ue.requestService();
    world.settle();
    scheduler.runFor(Duration.ofMinutes(1));
    pagedNoMore(2);
    world.leavesNothingBehind();
  }

  @Test
  void cannotPageWhereThereIsNoEnodeb() {
    world.idle();
    world.enodeb.loseAssociation();
    world.otherEnodeb.loseAssociation();
    scheduler.runTurns(4);
    world.enodeb.setup = Optional.empty();
    world.otherEnodeb.setup = Optional.empty();
    world.settle();
    downlinkData();
    assertThat(world.sgw.notified).containsExactly(CauseValue.UNABLE_TO_PAGE_UE);
    world.leavesNothingBehind();
  }

  @Test
  @Proves({"emm.service-request", "interfaces.s11-release-access-bearers-ddn"})
  void givesBothConnectionsBackForPacketsOfOne() {
    ue.send(ScriptedUe.further(2, Subscriber.IMS, PdnType.IPV4));
    world.settle();
    world.idle();
    assertThat(world.sgw.received(ReleaseAccessBearersRequest.class)).hasSize(1);
    world.sgw.notifyOf(world.runner().context().s11Teid(), SECOND);
    world.settle();
    assertThat(pages(world.enodeb)).hasSize(1);
    world.enodeb.script.then(InitialContextSetupRequest.class, ScriptedEnodeb::setUpEach);
    ue.requestService();
    world.settle();
    assertThat(
            world
                .enodeb
                .script
                .received(InitialContextSetupRequest.class)
                .getLast()
                .eRabsToBeSetup())
        .extracting(ERabToBeSetup::eRabId)
        .containsExactly(EpsBearerIdentity.FIRST, SECOND);
    assertThat(world.sgw.received(ModifyBearerRequest.class))
        .flatExtracting(ModifyBearerRequest::bearerContextsToBeModified)
        .extracting(BearerContextToBeModified::epsBearerIdentity)
        .endsWith(EpsBearerIdentity.FIRST, SECOND);
    assertThat(world.runner().context().pdnConnections()).hasSize(2);
    world.leavesNothingBehind();
  }

  @Test
  void pagesOnceForTwoBearers() {
    world.idle();
    downlinkData();
    downlinkData();
    assertThat(world.sgw.notified)
        .containsExactly(CauseValue.REQUEST_ACCEPTED, CauseValue.REQUEST_ACCEPTED);
    assertThat(pages(world.enodeb)).hasSize(1);
  }

  @Test
  void pagesNobodyWhoIsConnected() {
    downlinkData();
    assertThat(world.sgw.notified).containsExactly(CauseValue.REQUEST_ACCEPTED);
    pagedNoMore(0);
    world.leavesNothingBehind();
  }

  @Test
  void pagesWhomTheEnodebHasLost() {
    world.sgw.notifyOfErrorIndication(world.runner().context().s11Teid());
    world.settle();
    assertThat(world.sgw.notified).containsExactly(CauseValue.REQUEST_ACCEPTED);
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class))
        .extracting(UeContextReleaseCommand::cause)
        .containsExactly(CauseRadioNetwork.RADIO_CONNECTION_WITH_UE_LOST);
    assertThat(pages(world.enodeb)).hasSize(1);
    ue.requestService();
    world.settle();
    assertThat(world.runner().context().connection()).isPresent();
    world.leavesNothingBehind();
  }

  @Test
  void pagesAfterTheReleaseThatIsUnderWay() {
    world.enodeb.script.thenSilent(UeContextReleaseCommand.class);
    world.enodeb.requestRelease(ue);
    world.settle();
    downlinkData();
    assertThat(pages(world.enodeb)).isEmpty();
    scheduler.runFor(Duration.ofSeconds(6));
    assertThat(pages(world.enodeb)).hasSize(1);
  }

  @Test
  void goesOnThoughSomebodyElseNamesTheUe() {
    world.idle();
    downlinkData();
    var forger = new ScriptedUe(scheduler, Subscriber.BOB, world.otherEnodeb);
    forger.guti = ue.guti;
    forger.connect(Octets.of(0xc7, 0x05, 0xde, 0xad));
    world.settle();
    assertThat(forger.received(ServiceReject.class)).hasSize(1);
    scheduler.runFor(Duration.ofSeconds(7));
    assertThat(pages(world.enodeb)).hasSize(2);
  }

  @Test
  void takesADetachForTheAnswer() {
    world.idle();
    downlinkData();
    ue.connect(ue.detachRequest(false));
    scheduler.runFor(Duration.ofMinutes(1));
    pagedNoMore(1);
    assertThat(world.mme.contexts().registered()).isZero();
    world.leavesNothingBehind();
  }

  @Test
  void takesAnAttachForTheAnswer() {
    world.idle();
    downlinkData();
    ue.attach();
    scheduler.runFor(Duration.ofMinutes(1));
    pagedNoMore(1);
    assertThat(world.observer.outcomes()).last().isEqualTo("Attach COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  void givesWayToTheHss() {
    world.idle();
    downlinkData();
    world.hss.cancel(ue.subscriber.imsi(), CancellationType.MME_UPDATE_PROCEDURE, 0);
    scheduler.runFor(Duration.ofMinutes(1));
    pagedNoMore(1);
    assertThat(world.mme.contexts().registered()).isZero();
    world.leavesNothingBehind();
  }

  private void downlinkData() {
    world.sgw.notifyOf(world.runner().context().s11Teid());
    world.settle();
  }

  private void pagedNoMore(int times) {
    assertThat(pages(world.enodeb)).hasSize(times);
    assertThat(failures()).isEmpty();
  }

  private List<DownlinkDataNotificationFailureIndication> failures() {
    return world.sgw.script.received(DownlinkDataNotificationFailureIndication.class);
  }

  private static List<Paging> pages(ScriptedEnodeb enodeb) {
    return enodeb.script.received(Paging.class);
  }
}
