package io.telcomesh.enodebsim;

import static io.telcomesh.enodebsim.ScriptedMme.SECOND;
import static io.telcomesh.enodebsim.ScriptedMme.SECOND_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextAccept;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextAccept;
import io.telcomesh.nas.eps.PdnConnectivityReject;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.PdnDisconnectReject;
import io.telcomesh.nas.eps.PdnDisconnectRequest;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.InterruptionKit;
import io.telcomesh.s1ap.ERabReleaseResponse;
import io.telcomesh.s1ap.ERabSetupResponse;
import io.telcomesh.userplane.RouterDiscovery;
import io.telcomesh.userplane.RouterDiscovery.Advertisement;
import io.telcomesh.userplane.RouterDiscovery.Solicitation;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A UE with more than one PDN connection.
class UePdnTest {
  private static final Apn IMS = new Apn("ims");
  private static final UePrefix PREFIX =
      UePrefix.of((Inet6Address) InetAddress.ofLiteral("2001:db8:46:1::"));

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final SimWorld world = new SimWorld(scheduler).wired();

  @AfterEach
  void close() {
    UeAttachTest.allThatIsOpenIsInUse(world);
    scheduler.close();
  }

  @Test
  @Proves({"esm.additional-pdn-connectivity", "s1ap.e-rab-setup"})
  void connectsToAFurtherNetwork() {
    world.attach();
    assertThat(connect().succeeded()).isTrue();

    assertThat(world.ue.pdns()).hasSize(2);
    var pdn = world.ue.pdn(IMS).orElseThrow();
    assertThat(pdn.defaultBearer()).isEqualTo(SECOND);
    assertThat(pdn.ipv4()).contains(SECOND_ADDRESS);
    assertThat(world.mme.s1ap.received(ERabSetupResponse.class)).hasSize(1);
    assertThat(world.mme.nas.received(ActivateDefaultEpsBearerContextAccept.class))
        .containsExactly(
            ActivateDefaultEpsBearerContextAccept.of(SECOND, ProcedureTransactionIdentity.NONE));
    assertThat(world.interfaces.find(SECOND_ADDRESS)).isPresent();
  }

  @Test
  void makesAnAddressOfThePrefixThatItsRouterTells() {
    world.attach();
    connect();
    var solicited = solicitations();
    assertThat(solicited).hasSize(1);
    assertThat(solicited.getFirst().source().isLinkLocalAddress()).isTrue();

    world.downlink(secondTeid(), advertisement());
    world.settle();

    var address = PREFIX.address(0x100000007L);
    assertThat(world.ue.pdn(IMS).orElseThrow().ipv6()).contains(address);
    assertThat(world.interfaces.find(address)).isPresent();
    scheduler.runFor(Duration.ofMinutes(1));
    assertThat(solicitations()).hasSize(1);
  }

  @Test
  void asksForItsRouterThreeTimes() { // RFC 4861 §6.3.7
    world.attach();
    connect();
    scheduler.runFor(Duration.ofMinutes(1));

    assertThat(solicitations()).hasSize(3);
  }

  @Test
  @Proves({"esm.pdn-disconnect-by-ue-by-network", "s1ap.e-rab-release"})
  void disconnectsFromOneOfTwo() {
    world.attach();
    connect();
    assertThat(disconnect(IMS).succeeded()).isTrue();

    assertThat(world.ue.pdns()).hasSize(1);
    assertThat(world.mme.s1ap.received(ERabReleaseResponse.class).getFirst().eRabsReleased())
        .isPresent();
    assertThat(world.mme.nas.received(DeactivateEpsBearerContextAccept.class)).hasSize(1);
    assertThat(world.interfaces.find(SECOND_ADDRESS)).isEmpty();
  }

  @Test
  @Proves("esm.pdn-disconnect-by-ue-by-network")
  void losesAConnectionThatTheNetworkEnds() {
    world.attach();
    connect();
    world.mme.send(world.mme.eRabRelease(SECOND, ProcedureTransactionIdentity.NONE));
    world.settle();

    assertThat(world.ue.pdns()).hasSize(1);
    assertThat(world.mme.nas.received(DeactivateEpsBearerContextAccept.class)).hasSize(1);
  }

  @Test
  void acceptsTheEndOfWhatItDoesNotHave() { // TS 24.301 §7.3.2, TS 36.413 §8.2.3.3
    world.attach();
    world.mme.send(
        world.mme.eRabRelease(new EpsBearerIdentity(9), ProcedureTransactionIdentity.NONE));
    world.settle();

    assertThat(world.mme.nas.received(DeactivateEpsBearerContextAccept.class)).hasSize(1);
    assertThat(world.mme.s1ap.received(ERabReleaseResponse.class).getFirst().eRabsFailedToRelease())
        .isPresent();
  }

  @Test
  void tellsWhyItIsRefused() {
    world.attach();
    world.mme.nas.on(
        PdnConnectivityRequest.class,
        request ->
            PdnConnectivityReject.of(
                EpsBearerIdentity.NONE,
                request.procedureTransactionIdentity(),
                EsmCause.MISSING_OR_UNKNOWN_APN));

    assertThat(connect().rejection().orElseThrow().cause()).isEqualTo("#27 Missing or unknown APN");
    world.mme.nas.on(
        PdnDisconnectRequest.class,
        request ->
            PdnDisconnectReject.of(
                request.procedureTransactionIdentity(),
                EsmCause.LAST_PDN_DISCONNECTION_NOT_ALLOWED));
    assertThat(disconnect(world.ue.pdn().orElseThrow().apn()).rejection().orElseThrow().cause())
        .isEqualTo("#49 Last PDN disconnection not allowed");
    assertThat(world.ue.pdns()).hasSize(1);
  }

  @Test
  void asksFiveTimes() { // T3482, T3492
    world.attach();
    for (int i = 0; i < 5; i++) {
      world.mme.nas.thenSilent(PdnConnectivityRequest.class);
    }
    assertThat(connect().rejection().orElseThrow().message()).isEqualTo("T3482 expired");
    assertThat(world.mme.nas.received(PdnConnectivityRequest.class)).hasSize(5);
    connect();
    for (int i = 0; i < 5; i++) {
      world.mme.nas.thenSilent(PdnDisconnectRequest.class);
    }
    assertThat(disconnect(IMS).rejection().orElseThrow().message()).isEqualTo("T3492 expired");
    assertThat(world.mme.nas.received(PdnDisconnectRequest.class)).hasSize(5);
  }

  @Test
  void refusesWhatNeedsAConnection() {
    assertThat(connect().rejection().orElseThrow().by()).isEqualTo(Rejection.By.UE);
    assertThat(disconnect(IMS).rejection().orElseThrow().by()).isEqualTo(Rejection.By.UE);
  }

  @Test
  void detachesWithAllConnections() {
    world.attach();
    connect();
    world.detach(false);

    assertThat(world.interfaces.size()).isZero();
    assertThat(world.bearers.userPlane().rules()).isZero();
  }

  @Test
  void pdnConnectivityLeavesNothingBehindWhenInterrupted() {
    tries(_ -> {}, world -> world.sim.connect(SimWorld.IMSI, IMS, PdnType.IPV4V6, _ -> {}));
  }

  @Test
  void pdnDisconnectionLeavesNothingBehindWhenInterrupted() {
    tries(
        world ->
            world.resultOf(
                () -> world.sim.connect(SimWorld.IMSI, IMS, PdnType.IPV4V6, world.results::add)),
        world -> world.sim.disconnect(SimWorld.IMSI, IMS, _ -> {}));
  }

  private static void tries(
      java.util.function.Consumer<SimWorld> before, java.util.function.Consumer<SimWorld> start) {
    InterruptionKit.interrupting(
            scheduler -> {
              var world = new SimWorld(scheduler).wired();
              world.attach();
              before.accept(world);
              return world;
            },
            world -> world.runner,
            start::accept)
        .with("detach", world -> world.sim.detach(SimWorld.IMSI, false, _ -> {}))
        .with("switch off", world -> world.sim.detach(SimWorld.IMSI, true, _ -> {}))
        .with("attach", SimWorld::wantAttach)
        .with("release", world -> world.mme.send(world.mme.release()))
        .with("the end of the association", world -> world.mme.association().abort())
        .with("silence of the MME", world -> world.network.silence(SimWorld.MME))
        .with(
            "the end of the bearer",
            world ->
                world.mme.send(world.mme.eRabRelease(SECOND, ProcedureTransactionIdentity.NONE)))
        .with("another wish", world -> world.sim.disconnect(SimWorld.IMSI, IMS, _ -> {}))
        .leavesNothingBehind(UePdnTest::endsWithItsOwn);
  }

  private static void endsWithItsOwn(SimWorld world) {
    world.network.restore(SimWorld.MME);
    world.scheduler.runFor(Duration.ofMinutes(5));
    UeAttachTest.allThatIsOpenIsInUse(world);
  }

  private UeResult connect() {
    return world.resultOf(
        () -> world.sim.connect(SimWorld.IMSI, IMS, PdnType.IPV4V6, world.results::add));
  }

  private UeResult disconnect(Apn apn) {
    return world.resultOf(() -> world.sim.disconnect(SimWorld.IMSI, apn, world.results::add));
  }

  private Teid secondTeid() {
    var setUp = world.mme.s1ap.received(ERabSetupResponse.class).getLast();
    return new Teid(setUp.eRabsSetup().orElseThrow().getFirst().gtpTeid());
  }

  private List<Solicitation> solicitations() {
    return world.atSgw.stream()
        .filter(GtpuMessage.GPdu.class::isInstance)
        .map(GtpuMessage.GPdu.class::cast)
        .flatMap(gPdu -> RouterDiscovery.read(gPdu.packet()).stream())
        .filter(Solicitation.class::isInstance)
        .map(Solicitation.class::cast)
        .toList();
  }

  private static Octets advertisement() {
    return new Advertisement(
            (Inet6Address) InetAddress.ofLiteral("fe80::1"),
            RouterDiscovery.ALL_NODES,
            Duration.ofSeconds(64_800),
            PREFIX,
            1358,
            List.of())
        .packet();
  }
}
