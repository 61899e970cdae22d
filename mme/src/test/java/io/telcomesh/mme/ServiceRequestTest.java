package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.ERabSetup;
import io.telcomesh.s1ap.InitialContextSetupFailure;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.InitialContextSetupResponse;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.TransportLayerAddress;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.security.EpsKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// TS 23.401 §5.3.4.1 and TS 24.301 §5.6.1.
class ServiceRequestTest {
  private static final EpsBearerIdentity SECOND = new EpsBearerIdentity(6);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).attached();
  private final ScriptedUe ue = world.ue;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves({"s1ap.initial-context-setup", "s1ap.ue-capability-info-indication"})
  void givesAnIdleUeItsBearersAgain() {
    world.enodeb.tellCapability(ue);
    world.idle();
    var count = ue.security.orElseThrow().uplinkCount();
    ue.requestService();
    world.settle();

    var setUp = contextSetups().getLast();
    assertThat(contextSetups()).hasSize(2);
    assertThat(setUp.securityKey().octets())
        .isEqualTo(EpsKeys.kenb(ue.security.orElseThrow().kasme(), count).octets());
    assertThat(setUp.ueRadioCapability()).contains(Octets.of(1, 2, 3));
    var first = contextSetups().getFirst();
    assertThat(setUp.ueSecurityCapabilities()).isEqualTo(first.ueSecurityCapabilities());
    assertThat(setUp.ueAggregateMaximumBitRate()).isEqualTo(first.ueAggregateMaximumBitRate());
    var bearer = setUp.eRabsToBeSetup().getFirst();
    assertThat(bearer.eRabId()).isEqualTo(EpsBearerIdentity.FIRST);
    assertThat(bearer.gtpTeid()).isEqualTo(first.eRabsToBeSetup().getFirst().gtpTeid());
    assertThat(bearer.nasPdu()).isEmpty();
    var modified = world.sgw.received(ModifyBearerRequest.class).getLast();
    assertThat(modified.bearerContextsToBeModified().getFirst().s1uEnodeb())
        .contains(
            FTeid.of(InterfaceType.S1_U_ENODEB_GTPU, new Teid(77), ScriptedEnodeb.USER_PLANE));
    served();
  }

  @Test
  void talksUnderProtectionAfterwards() {
    world.idle();
    ue.requestService();
    world.settle();
    ue.detach(false);
    world.settle();
    assertThat(world.observer.outcomes()).last().isEqualTo("UeInitiatedDetach COMPLETED");
    world.leavesNothingBehind();
  }

  @Test
  void servesManyTimes() {
    for (int i = 0; i < 70; i++) { // over the end of the 5 bits of the sequence number
      world.idle();
      ue.requestService();
      world.settle();
      served();
    }
    assertThat(ue.received(ServiceReject.class)).isEmpty();
  }

  @Test
  void takesARequestForTheLossOfTheConnectionBefore() {
    ue.requestService();
    world.settle();
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class)).hasSize(1);
    served();
  }

  @Test
  @Proves("emm.service-reject-with-right-causes")
  void rejectsAWrongCodeAndKeepsTheContext() {
    world.idle();
    ue.connect(Octets.of(0xc7, 0x05, 0xde, 0xad));
    world.settle();
    rejected(EmmCause.UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK);
    assertThat(world.runner().context().connection()).isEmpty();
    assertThat(contextSetups()).hasSize(1);
    world.leavesNothingBehind();

    ue.requestService();
    world.settle();
    served();
  }

  @Test
  void rejectsAWrongCodeAndKeepsTheConnectionOfTheUe() {
    var forger = forger();
    forger.connect(Octets.of(0xc7, 0x05, 0xde, 0xad));
    world.settle();
    assertThat(forger.received(ServiceReject.class)).hasSize(1);
    served();
  }

  @Test
  void saysNothingToARepetition() {
    world.idle();
    var request = ue.security.orElseThrow().serviceRequest();
    ue.connect(request);
    world.settle();
    var forger = forger();
    forger.connect(request);
    world.settle();
    assertThat(forger.received()).isEmpty();
    served();
  }

  @Test
  @Proves("emm.service-reject-with-right-causes")
  void rejectsWhoIsUnknownWithoutAContext() {
    forgotten();
    ue.requestService();
    world.settle();
    rejected(EmmCause.UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK);
    assertThat(world.mme.contexts().size()).isZero();
    assertThat(world.observer.outcomes()).last().isEqualTo("RejectUnknownUe COMPLETED");
    assertThat(world.enodeb.script.received(UeContextReleaseCommand.class))
        .extracting(UeContextReleaseCommand::cause)
        .containsExactly(CauseNas.DETACH, CauseNas.NORMAL_RELEASE);
    world.leavesNothingBehind();
  }

  @Test
  void rejectsManyWhoAreUnknownUnderDifferentNames() {
    forgotten();
    for (int i = 0; i < 300; i++) {
      ue.requestService();
      world.settle();
    }
    assertThat(ue.received(ServiceReject.class)).hasSize(300);
    world.leavesNothingBehind();
  }

  @Test
  void rejectsWhoGivesNoName() {
    var nameless = new ScriptedUe(scheduler, Subscriber.BOB, world.enodeb);
    nameless.requestService();
    world.settle();
    assertThat(nameless.received(ServiceReject.class))
        .extracting(ServiceReject::cause)
        .containsExactly(EmmCause.UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK);
    world.leavesNothingBehind();
  }

  @Test
  @Proves("emm.service-reject-with-right-causes")
  void rejectsWhoIsDetached() {
    ue.detach(false);
    world.settle();
    ue.requestService();
    world.settle();
    rejected(EmmCause.IMPLICITLY_DETACHED);
    world.leavesNothingBehind();
  }

  @Test
  @Proves("emm.service-reject-with-right-causes")
  void rejectsWhoseAttachWasNotCompleted() {
    forgotten();
    ue.guti = Optional.empty();
    ue.security = Optional.empty();
    ue.script.thenSilent(AttachAccept.class);
    ue.attach();
    world.settle();
    ue.requestService();
    world.settle();
    rejected(EmmCause.IMPLICITLY_DETACHED);
    assertThat(ue.protection).last().isEqualTo(SecurityHeaderType.INTEGRITY_AND_CIPHERED);
    assertThat(world.mme.contexts().registered()).isZero();
    world.leavesNothingBehind();
  }

  @Test
  @Proves("emm.service-reject-with-right-causes")
  void rejectsInATrackingAreaThatIsNotOurs() {
    world.idle();
    world.enodeb.tai = new Tai(World.PLMN, 99);
    ue.requestService();
    world.settle();
    rejected(EmmCause.TRACKING_AREA_NOT_ALLOWED);
    assertThat(world.mme.contexts().registered()).isZero();
    world.leavesNothingBehind();
  }

  @Test
  @Proves("emm.service-reject-with-right-causes")
  void rejectsWhoMayNotUseEutranAnyMore() {
    world.idle();
    var before = world.runner().context().subscription().orElseThrow();
    world.runner().context().subscription(withoutEutran(before));
    ue.requestService();
    world.settle();
    rejected(EmmCause.NO_SUITABLE_CELLS_IN_TRACKING_AREA);
    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();

    world.runner().context().subscription(before);
    ue.requestService();
    world.settle();
    served();
  }

  @Test
  @Proves("emm.service-reject-with-right-causes")
  void rejectsWhoHasNoBearer() {
    world.idle();
    world.runner().context().pdnConnections().forEach(world.runner().context()::remove);
    world.sgw.sessions.clear();
    world.sgw.bearers.clear();
    ue.requestService();
    world.settle();
    rejected(EmmCause.NO_EPS_BEARER_CONTEXT_ACTIVATED);
    world.leavesNothingBehind();
  }

  @Test
  @Proves("s1ap.initial-context-setup")
  void releasesWhenTheEnodebCannotSetUp() {
    world.idle();
    world.enodeb.script.then(
        InitialContextSetupRequest.class,
        request ->
            new InitialContextSetupFailure(
                request.mmeUeS1apId(),
                request.enbUeS1apId(),
                CauseRadioNetwork.FAILURE_IN_RADIO_INTERFACE_PROCEDURE,
                Optional.empty(),
                OtherIes.NONE));
    ue.requestService();
    world.settle();
    releasedUnheard();
    assertThat(world.observer.outcomes()).contains("UeTriggeredServiceRequest REFUSED");
  }

  @Test
  void releasesWhenTheEnodebIsSilent() {
    world.idle();
    world.enodeb.script.thenSilent(InitialContextSetupRequest.class);
    ue.requestService();
    scheduler.runFor(Duration.ofSeconds(9));
    assertThat(world.mme.active()).isOne();
    scheduler.runFor(Duration.ofSeconds(2));
    releasedUnheard();
    assertThat(world.observer.outcomes()).contains("UeTriggeredServiceRequest EXPIRED");
  }

  @Test
  void endsAConnectionThatGetsNoRadioBearer() {
    addSecondConnection();
    world.idle();
    ue.requestService();
    world.settle();
    assertThat(contextSetups().getLast().eRabsToBeSetup()).hasSize(2);
    assertThat(world.sgw.received(DeleteSessionRequest.class))
        .extracting(DeleteSessionRequest::linkedEpsBearerIdentity)
        .containsExactly(Optional.of(SECOND));
    served();
  }

  @Test
  void givesEveryConnectionItsBearer() {
    addSecondConnection();
    world.idle();
    world.enodeb.script.then(
        InitialContextSetupRequest.class,
        request -> setUp(request, EpsBearerIdentity.FIRST, SECOND));
    ue.requestService();
    world.settle();
    assertThat(world.sgw.received(ModifyBearerRequest.class))
        .flatExtracting(ModifyBearerRequest::bearerContextsToBeModified)
        .extracting(each -> each.epsBearerIdentity())
        .endsWith(EpsBearerIdentity.FIRST, SECOND);
    assertThat(world.runner().context().pdnConnections()).hasSize(2);
  }

  @Test
  void detachesWhoGetsNoBearerOfHisOwn() {
    world.idle();
    world.enodeb.script.then(InitialContextSetupRequest.class, request -> setUp(request, SECOND));
    ue.requestService();
    world.settle();
    detachedToAttachAgain();
  }

  @Test
  void detachesWhoseSessionTheSgwHasLost() {
    world.idle();
    world.sgw.script.then(
        ModifyBearerRequest.class,
        _ -> ModifyBearerResponse.of(Cause.of(CauseValue.CONTEXT_NOT_FOUND)));
    ue.requestService();
    world.settle();
    detachedToAttachAgain();
  }

  @Test
  void releasesWhenTheSgwIsSilent() {
    world.idle();
    world.sgw.script.thenSilent(ModifyBearerRequest.class).thenSilent(ModifyBearerRequest.class);
    world.sgw.script.thenSilent(ModifyBearerRequest.class);
    ue.requestService();
    scheduler.runFor(Duration.ofSeconds(30));
    assertThat(world.observer.outcomes()).contains("UeTriggeredServiceRequest EXPIRED");
    releasedUnheard();
  }

  /// The MME does not know the UE any more.
  private void forgotten() {
    ue.detach(false);
    scheduler.runFor(world.mme.settings().purgeAfter().plusMinutes(1));
    assertThat(world.mme.contexts().size()).isZero();
  }

  private void served() {
    var context = world.runner().context();
    assertThat(context.connection()).isPresent();
    assertThat(context.registered()).isTrue();
    assertThat(ue.received(DetachRequestFromNetwork.class)).isEmpty();
    world.leavesNothingBehind();
  }

  private void rejected(EmmCause cause) {
    assertThat(ue.received(ServiceReject.class))
        .extracting(ServiceReject::cause)
        .containsExactly(cause);
    assertThat(world.enodeb.connections).isEmpty();
  }

  /// The UE is idle and may ask again.
  private void releasedUnheard() {
    assertThat(ue.received(ServiceReject.class)).isEmpty();
    assertThat(world.runner().context().connection()).isEmpty();
    assertThat(world.runner().context().registered()).isTrue();
    world.leavesNothingBehind();
  }

  private void detachedToAttachAgain() {
    assertThat(ue.received(DetachRequestFromNetwork.class))
        .extracting(DetachRequestFromNetwork::detachType)
        .containsExactly(NetworkDetachType.REATTACH_REQUIRED);
    assertThat(world.mme.contexts().registered()).isZero();
    world.leavesNothingBehind();
  }

  private List<InitialContextSetupRequest> contextSetups() {
    return world.enodeb.script.received(InitialContextSetupRequest.class);
  }

  private ScriptedUe forger() {
    var forger = new ScriptedUe(scheduler, Subscriber.BOB, world.otherEnodeb);
    forger.guti = ue.guti;
    return forger;
  }

  private void addSecondConnection() {
    var context = world.runner().context();
    var first = context.pdnConnections().getFirst();
    world.sgw.sessions.put(99, context.s11Teid());
    world.sgw.bearers.put(99, new TreeSet<>(List.of(SECOND.value())));
    context.add(
        new PdnConnection(
            first.apn(),
            SECOND,
            first.type(),
            first.qci(),
            first.priority(),
            first.ambr(),
            FTeid.of(InterfaceType.S11_S4_SGW_GTPC, new Teid(99), World.SGW),
            first.sgwUser(),
            first.pgwControl()));
  }

  private static S1apMessage setUp(
      InitialContextSetupRequest request, EpsBearerIdentity... bearers) {
    var address = TransportLayerAddress.of(ScriptedEnodeb.USER_PLANE);
    return new InitialContextSetupResponse(
        request.mmeUeS1apId(),
        request.enbUeS1apId(),
        List.of(bearers).stream().map(each -> new ERabSetup(each, address, 77)).toList(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static SubscriptionData withoutEutran(SubscriptionData before) {
    return new SubscriptionData(
        before.subscriberStatus(),
        before.msisdn(),
        before.networkAccessMode(),
        before.operatorDeterminedBarring(),
        Optional.of(1L << 4),
        before.ambr(),
        before.apnConfigurationProfile(),
        before.subscribedPeriodicTimer(),
        before.others());
  }
}
