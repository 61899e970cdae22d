package io.telcomesh.sgw;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.gtp.gtpc.GtpcMessage;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersResponse;
import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.identifiers.Imsi;
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
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.testing.ScriptedGtpc;
import io.telcomesh.referencepoints.udp.UdpSocket;
import io.telcomesh.userplane.InMemoryUserPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A SGW, and MME, PGW and eNodeB that a test plays, in virtual time. The PGW accepts everything
/// and keeps count of its sessions, unless the test says otherwise.
final class SgwWorld implements AutoCloseable {
  static final InetAddress MME = InetAddress.ofLiteral("10.60.10.1");
  static final InetAddress ENODEB = InetAddress.ofLiteral("10.60.20.1");
  static final InetAddress S1_U = InetAddress.ofLiteral("10.60.30.1");
  static final InetAddress S11 = InetAddress.ofLiteral("10.60.30.2");
  static final InetAddress S5 = InetAddress.ofLiteral("10.60.30.3");
  static final InetAddress PGW = InetAddress.ofLiteral("10.60.50.1");
  static final Imsi IMSI = new Imsi("001010000000001");
  static final Teid MME_CONTROL = new Teid(0xaaaa);
  static final Teid ENODEB_USER = new Teid(0xee);
  static final Duration QUIET = Duration.ofSeconds(30);

  final SimulatedScheduler scheduler;
  final InMemoryNetwork network;
  final RecordingObserver observer = new RecordingObserver();
  final Wires wires = new Wires();
  final ScriptedGtpc mme;
  final ScriptedGtpc pgw;
  final List<Octets> atEnodeb = new ArrayList<>();
  final List<Octets> atPgw = new ArrayList<>();
  final UdpSocket enodebUser;
  final UdpSocket pgwUser;
  final Set<Teid> pgwSessions = new HashSet<>();
  final Sgw sgw;
  private final Map<Integer, ScriptedGtpc.Answer> pgwAnswers = new HashMap<>();
  private Optional<ProcedureRunner<UeContext, UeMessage>> lastRunner = Optional.empty();
  private int lastPgwTeid = 0x9000;

  SgwWorld(SimulatedScheduler scheduler) {
    this.scheduler = scheduler;
    network = new InMemoryNetwork(scheduler, scheduler.random());
    mme = new ScriptedGtpc(network, MME);
    pgw = new ScriptedGtpc(network, PGW);
    pgw.on(
        CreateSessionRequest.class,
        request ->
            pgwAnswers.computeIfAbsent(request.header().sequence(), _ -> pgwCreates(request)));
    pgw.on(
        DeleteSessionRequest.class,
        request -> {
          pgwSessions.remove(request.header().teid().orElseThrow());
          return new ScriptedGtpc.Answer(DeleteSessionResponse.of(SgwMessages.ACCEPTED), Teid.NONE);
        });
    pgw.on(
        ModifyBearerRequest.class,
        _ -> new ScriptedGtpc.Answer(ModifyBearerResponse.of(SgwMessages.ACCEPTED), Teid.NONE));
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S11, S11, MME)));
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S5_S8, S5, PGW)));
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_U, S1_U, ENODEB)));
    enodebUser = gtpu(ENODEB, atEnodeb);
    pgwUser = gtpu(PGW, atPgw);
    var host =
        new Sgw.Host(
            network.udp(),
            new InMemoryUserPlane(network.udp(), scheduler::nanoTime),
            wires,
            new Surroundings(scheduler, MessageObserver.NONE, DropCounter.NONE),
            observer,
            new RestartCounter(1));
    sgw = Sgw.start(new SgwSettings(Map.of(), QUIET, GtpcOptions.DEFAULT), host);
    run();
  }

  static SgwWorld make() {
    return new SgwWorld(new SimulatedScheduler(1));
  }

  /// Echo Requests of the SGW are not what a test looks for.
  private UdpSocket gtpu(InetAddress address, List<Octets> arrived) {
    try {
      return network
          .udp()
          .bind(
              new InetSocketAddress(address, Gtpu.PORT),
              burst ->
                  burst.stream()
                      .map(datagram -> datagram.octets())
                      .filter(octets -> octets.at(1) != Gtpu.ECHO_REQUEST)
                      .forEach(arrived::add));
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  private ScriptedGtpc.Answer pgwCreates(ScriptedGtpc.Request<CreateSessionRequest> request) {
    lastPgwTeid += 2;
    pgwSessions.add(new Teid(lastPgwTeid));
    var response =
        SgwMessages.created(
            request.message(), PGW, new Teid(lastPgwTeid), new Teid(lastPgwTeid + 1));
    return new ScriptedGtpc.Answer(response, request.message().sender().teid());
  }

  void run() {
    scheduler.runFor(Duration.ofSeconds(1));
  }

  /// Asks as the MME does and waits for the answer.
  <A extends GtpcResponse> A ask(GtpcMessage request, Teid receiver, Class<A> answer) {
    int sequence = mme.send(S11, request, receiver);
    run();
    var answers = mme.answers(sequence, answer);
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  /// A UE whose eNodeB is known.
  CreateSessionResponse connected() {
    var created = ask(SgwMessages.create(), Teid.NONE, CreateSessionResponse.class);
    ask(SgwMessages.modify(), control(created), ModifyBearerResponse.class);
    return created;
  }

  /// A UE that went idle.
  CreateSessionResponse idle() {
    var created = connected();
    ask(SgwMessages.release(), control(created), ReleaseAccessBearersResponse.class);
    return created;
  }

  static Teid control(CreateSessionResponse created) {
    return created.sender().orElseThrow().teid();
  }

  static Teid s1u(CreateSessionResponse created) {
    return created.bearerContextsCreated().getFirst().s1uSgw().orElseThrow().teid();
  }

  /// Where the PGW sends downlink packets of its last session.
  Teid s5u() {
    return pgw.received(CreateSessionRequest.class)
        .getLast()
        .bearerContextsToBeCreated()
        .getFirst()
        .s5s8uSgw()
        .orElseThrow()
        .teid();
  }

  /// Where the PGW takes uplink packets of its last session.
  Teid pgwUserTeid() {
    return new Teid(lastPgwTeid + 1);
  }

  void downlink(String text) {
    pgwUser.send(new InetSocketAddress(S5, Gtpu.PORT), gPdu(s5u(), text));
    run();
  }

  static Octets gPdu(Teid teid, String text) {
    return new OctetWriter()
        .u8(0x30)
        .u8(Gtpu.G_PDU)
        .u16(text.length())
        .u32(Integer.toUnsignedLong(teid.value()))
        .octets(Octets.ascii(text))
        .toOctets();
  }

  /// The runner of the UE; the last one it had, once it is forgotten.
  ProcedureRunner<UeContext, UeMessage> runner() {
    var now = sgw.ues().find(IMSI).or(() -> lastRunner).orElseThrow();
    lastRunner = Optional.of(now);
    return now;
  }

  /// Neither SGW nor PGW has anything of a UE.
  void assertEmpty() {
    assertThat(sgw.ues().size()).as("UEs").isZero();
    assertThat(sgw.ues().pdnConnections()).as("S5/S8 tunnels").isZero();
    assertThat(sgw.userPlane().rules()).as("rules").isZero();
    assertThat(pgwSessions).as("sessions at the PGW").isEmpty();
    assertThat(sgw.active()).as("procedures").isZero();
    assertThat(observer.failures()).isEmpty();
  }

  @Override
  public void close() {
    sgw.close();
    scheduler.close();
  }
}
