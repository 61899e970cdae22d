package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.mme.s1mme.Enodeb;
import io.telcomesh.mme.s1mme.NasObserver;
import io.telcomesh.mme.s1mme.S1Connection;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.diameter.SctpDiameterTransport;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.s1ap.S1apClient;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import io.telcomesh.security.RandomSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The MME among scripted peers, over real octets and in virtual time.
final class World {
  static final Plmn PLMN = new Plmn("001", "01");
  static final Tai TAI = new Tai(PLMN, 7);
  static final Tai OTHER_TAI = new Tai(PLMN, 8);

  /// Of another MME.
  static final Guti FOREIGN = new Guti(new Gummei(PLMN, 0x8001, 2), 1);

  static final DiameterNode MME_NODE =
      new DiameterNode(
          "mmec01.mmegi8001.mme.epc.mnc001.mcc001.3gppnetwork.org",
          "epc.mnc001.mcc001.3gppnetwork.org",
          1,
          10415,
          S6aAvps.APPLICATION);
  static final InetAddress ENODEB = InetAddress.ofLiteral("10.60.10.2");
  static final InetAddress OTHER_ENODEB = InetAddress.ofLiteral("10.60.10.3");
  static final InetAddress RAW_ENODEB = InetAddress.ofLiteral("10.60.10.4");
  static final InetAddress HSS = InetAddress.ofLiteral("10.60.20.2");
  static final InetAddress PGW = InetAddress.ofLiteral("10.60.50.1");
  static final InetAddress SGW = InetAddress.ofLiteral("10.60.30.2");
  static final InetAddress MME_S11 = InetAddress.ofLiteral("10.60.30.1");
  private static final InetAddress MME_S1 = InetAddress.ofLiteral("10.60.10.1");
  private static final InetAddress MME_S6A = InetAddress.ofLiteral("10.60.20.1");

  final SimulatedScheduler scheduler;
  final InMemoryNetwork network;
  final Wires wires = new Wires();
  final RecordingObserver observer = new RecordingObserver();
  final ScriptedEnodeb enodeb;
  final ScriptedEnodeb otherEnodeb;
  final ScriptedHss hss;
  final ScriptedSgw sgw;
  final ScriptedUe ue;
  final Mme mme;

  World(SimulatedScheduler scheduler) {
    this(scheduler, List.of(EpsEncryptionAlgorithm.EEA2, EpsEncryptionAlgorithm.EEA0));
  }

  World(SimulatedScheduler scheduler, List<EpsEncryptionAlgorithm> ciphering) {
    this(scheduler, settings(ciphering, MmeSettings.AuthenticationPolicy.DEFAULT));
  }

  World(SimulatedScheduler scheduler, MmeSettings settings) {
    this.scheduler = scheduler;
    network = new InMemoryNetwork(scheduler, scheduler.random());
    enodeb = new ScriptedEnodeb(scheduler, 1);
    otherEnodeb = new ScriptedEnodeb(scheduler, 2);
    hss = new ScriptedHss(scheduler);
    sgw = new ScriptedSgw(scheduler);
    ue = new ScriptedUe(scheduler, Subscriber.ALICE, enodeb);
    startHss();
    startSgw(new RestartCounter(1));
    mme = startMme(settings);
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S6A, MME_S6A, HSS)));
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S11, MME_S11, SGW)));
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, MME_S1, ENODEB)));
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, MME_S1, OTHER_ENODEB)));
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, MME_S1, RAW_ENODEB)));
    scheduler.runFor(Duration.ofMillis(10));
  }

  static MmeSettings settings(MmeSettings.AuthenticationPolicy authentication) {
    return settings(
        List.of(EpsEncryptionAlgorithm.EEA2, EpsEncryptionAlgorithm.EEA0), authentication);
  }

  static MmeSettings settings(
      List<EpsEncryptionAlgorithm> ciphering, MmeSettings.AuthenticationPolicy authentication) {
    return settings(
        ciphering, List.of(EpsIntegrityAlgorithm.EIA2, EpsIntegrityAlgorithm.EIA1), authentication);
  }

  /// Two tracking areas, and a UE tells when it goes from one to the other.
  static MmeSettings settingsOfTwoAreas() {
    return settings(
        List.of(TAI, OTHER_TAI),
        MmeSettings.TaiLists.OWN_AREA,
        List.of(EpsEncryptionAlgorithm.EEA2),
        List.of(EpsIntegrityAlgorithm.EIA2),
        MmeSettings.AuthenticationPolicy.DEFAULT);
  }

  static MmeSettings settings(
      List<EpsEncryptionAlgorithm> ciphering,
      List<EpsIntegrityAlgorithm> integrity,
      MmeSettings.AuthenticationPolicy authentication) {
    return settings(
        List.of(TAI), MmeSettings.TaiLists.EVERY_AREA, ciphering, integrity, authentication);
  }

  private static MmeSettings settings(
      List<Tai> areas,
      MmeSettings.TaiLists lists,
      List<EpsEncryptionAlgorithm> ciphering,
      List<EpsIntegrityAlgorithm> integrity,
      MmeSettings.AuthenticationPolicy authentication) {
    return new MmeSettings(
        new Gummei(PLMN, 0x8001, 1),
        "mme-1",
        255,
        areas,
        lists,
        new MmeSettings.NetworkNames("Telcomesh", "TM"),
        integrity,
        ciphering,
        authentication,
        MmeSettings.PeriodicUpdate.DEFAULT,
        Duration.ofHours(1),
        Map.of());
  }

  /// The eNodeBs dial, and say S1 Setup.
  World connected() {
    connect(ENODEB, enodeb);
    connect(OTHER_ENODEB, otherEnodeb);
    settle();
    return this;
  }

  void connect(InetAddress address, ScriptedEnodeb which) {
    var mesh = new Wires();
    S1apClient.start(network.sctp(), SctpOptions.SIGNALLING, mesh, surroundings(), which);
    mesh.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, address, MME_S1)));
  }

  /// An eNodeB that has not said S1 Setup.
  RawEnodeb rawEnodeb() {
    var raw = new RawEnodeb();
    var from = new InetSocketAddress(RAW_ENODEB, 0);
    var to = new InetSocketAddress(MME_S1, 36412);
    try {
      network.sctp().connect(from, to, SctpOptions.SIGNALLING, raw);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    settle();
    return raw;
  }

  /// The UE has attached and nothing is under way.
  World attached() {
    connected();
    ue.attach();
    settle();
    assertThat(observer.outcomes()).contains("Attach COMPLETED");
    return this;
  }

  /// The UE is in ECM-IDLE and nothing is under way.
  void idle() {
    enodeb.requestRelease(ue);
    settle();
    assertThat(runner().context().connection()).isEmpty();
  }

  /// Time for everything that does not wait for a timer.
  void settle() {
    scheduler.runFor(Duration.ofMillis(200));
  }

  /// The UE's runner, while it is registered.
  ProcedureRunner<UeContext, UeMessage> runner() {
    return mme.contexts().find(ue.subscriber.imsi()).orElseThrow();
  }

  /// Everybody the MME knows is registered and has a session, or is not there; and nobody else has
  /// anything that is his.
  void leavesNothingBehind() {
    assertThat(observer.failures()).as("our own mistakes").isEmpty();
    assertThat(mme.active()).as("active runners").isZero();
    var runners = mme.contexts().all().toList();
    for (var runner : runners) {
      var known = runner.context();
      assertThat(known.registered() || known.awaitsPurge())
          .as("%s is registered, or will be purged", known.reference())
          .isTrue();
      assertThat(known.pdnConnections())
          .as("sessions of %s", known.reference())
          .matches(connections -> connections.isEmpty() != known.registered());
      assertThat(known.imsi().flatMap(mme.contexts()::find)).contains(runner);
      assertThat(known.guti().flatMap(guti -> mme.contexts().findByMTmsi(guti.mTmsi())))
          .contains(runner);
      known
          .connection()
          .ifPresent(connection ->
              assertThat(connection.enodeb().connected())
                  .as("entry of %s", known.reference())
                  .contains(new Enodeb.Connected(connection, runner)));
      known.connection().ifPresent(connection -> hasBearersAtEnodeb(known, connection));
    }
    if (runners.isEmpty()) {
      assertThat(mme.contexts().find(ue.subscriber.imsi())).as("entry by IMSI").isEmpty();
    }
    var sessions =
        runners.stream()
            .flatMap(runner -> runner.context().pdnConnections().stream())
            .map(pdn -> pdn.sgwControl().teid().value())
            .collect(Collectors.toSet());
    assertThat(sgw.sessions.keySet()).as("sessions at the SGW").isEqualTo(sessions);
    assertThat(sgw.bearers.values().stream().mapToInt(Set::size).sum())
        .as("PDN connections at the SGW")
        .isEqualTo(runners.stream().mapToInt(each -> each.context().pdnConnections().size()).sum());
    var connected =
        mme.s1mme().enodebs().stream().flatMap(each -> each.connected().stream()).toList();
    for (var each : connected) {
      assertThat(runners).as("owner of an S1 connection").contains(each.runner());
      assertThat(each.runner().context().isOn(each.connection())).as("connection in use").isTrue();
    }
    assertThat(enodeb.connections.size() + otherEnodeb.connections.size())
        .as("UEs that eNodeBs have connected")
        .isEqualTo(connected.size());
  }

  /// The eNodeB has the bearers that the UE has, once it has any.
  private void hasBearersAtEnodeb(UeContext known, S1Connection connection) {
    int id = connection.enbUeS1apId().value();
    Set<EpsBearerIdentity> here =
        known.pdnConnections().stream()
            .map(PdnConnection::defaultBearer)
            .collect(Collectors.toSet());
    assertThat(Stream.of(enodeb, otherEnodeb))
        .as("bearers of %s", known.reference())
        .anyMatch(each ->
            each.connections.containsKey(id)
                && (!each.bearers.containsKey(id) || each.bearers.get(id).equals(here)));
  }

  /// Who is in EMM-REGISTERED.
  List<ProcedureRunner<UeContext, UeMessage>> registered() {
    return mme.contexts().all().filter(runner -> runner.context().registered()).toList();
  }

  /// What is left of a process that ends: the sessions of those who are still known.
  void leavesNoSessionWithoutUeBehind() {
    assertThat(observer.failures()).as("our own mistakes").isEmpty();
    assertThat(mme.active()).as("active runners").isZero();
    var known =
        mme.contexts()
            .all()
            .flatMap(runner -> runner.context().pdnConnections().stream())
            .map(pdn -> pdn.sgwControl().teid().value())
            .collect(Collectors.toSet());
    assertThat(known).as("sessions at the SGW").containsAll(sgw.sessions.keySet());
  }

  private void startHss() {
    var at = new Wires();
    hss.answersOver(
        DiameterEnd.answering(
            List.of(new SctpDiameterTransport(network.sctp(), SctpOptions.SIGNALLING)),
            ScriptedHss.NODE,
            at,
            surroundings(),
            DiameterOptions.DEFAULT,
            scheduler.random(),
            hss));
    at.post(new WireEvent.Up(new Wire(ReferencePoint.S6A, HSS, MME_S6A)));
  }

  /// The SGW comes back with nothing.
  void restartSgw() {
    sgw.lose();
    startSgw(new RestartCounter(2));
  }

  private void startSgw(RestartCounter counter) {
    var at = new Wires();
    sgw.answersOver(
        GtpcEnd.start(
            network.udp(),
            List.of(ReferencePoint.S11),
            at,
            surroundings(),
            GtpcOptions.DEFAULT,
            counter,
            sgw));
    at.post(new WireEvent.Up(new Wire(ReferencePoint.S11, SGW, MME_S11)));
  }

  private Mme startMme(MmeSettings settings) {
    var host =
        new Mme.Host(
            network.sctp(),
            network.udp(),
            wires,
            surroundings(),
            observer,
            NasObserver.NONE,
            RandomSource.seeded(3),
            scheduler.random(),
            new SctpDiameterTransport(network.sctp(), SctpOptions.SIGNALLING),
            MME_NODE,
            new RestartCounter(1));
    return Mme.start(settings, host);
  }

  private Surroundings surroundings() {
    return new Surroundings(scheduler, MessageObserver.NONE, DropCounter.NONE);
  }
}
