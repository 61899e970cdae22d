package io.telcomesh.testbed.simulation;

import io.telcomesh.enodebsim.EnodebSettings;
import io.telcomesh.enodebsim.EnodebSim;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.enodebsim.interfaces.IcmpEcho;
import io.telcomesh.enodebsim.interfaces.MemoryUeInterfaces;
import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.hss.S6aServer;
import io.telcomesh.hss.subscription.InMemorySubscribers;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.Mme;
import io.telcomesh.pgw.Ipv4Range;
import io.telcomesh.pgw.PacketDataNetwork;
import io.telcomesh.pgw.Pgw;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.sgw.Sgw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Two each of MME, SGW, PGW and simulator, and one HSS, wired as `telcomesh up --scale` wires
/// them.
final class PairedEpc implements AutoCloseable {
  /// The mesh has given up the wires of a function that has ended by then.
  static final Duration NOTICED = Duration.ofSeconds(3);

  private static final int EACH = 2;

  private final Functions functions;
  private final Map<Integer, Integer> capacities = new HashMap<>();
  private final SimulatedMesh mesh;
  private final InMemorySubscribers subscribers = new InMemorySubscribers();
  private final Map<String, Integer> starts = new HashMap<>();
  private final S6aServer hss;
  private final Map<Integer, Mme> mmes = new TreeMap<>();
  private final Map<Integer, Sgw> sgws = new TreeMap<>();
  private final Map<Integer, Pgw> pgws = new TreeMap<>();
  private final List<EnodebSim> simulators = new ArrayList<>();
  private final List<MemoryUeInterfaces> ueInterfaces = new ArrayList<>();
  private final Map<Imsi, Integer> simulatorOf = new HashMap<>();

  /// @param capacities of the MMEs
  PairedEpc(long seed, int... capacities) {
    functions = Functions.on(new SimulatedScheduler(seed));
    functions.callFlow().stop();
    mesh = new SimulatedMesh(functions.scheduler(), functions.network());
    for (int i = 0; i < EACH; i++) {
      this.capacities.put(i, capacities[i]);
      mesh.endpoint("mme-" + i, 10 + i);
      mesh.endpoint("sgw-" + i, 30 + i);
      mesh.endpoint("pgw-" + i, 50 + i);
    }
    mesh.client("hss-0", ReferencePoint.S6A, "mme");
    for (int i = 0; i < EACH; i++) {
      mesh.client("enodeb-sim-" + i, ReferencePoint.S1_MME, "mme");
      mesh.client("enodeb-sim-" + i, ReferencePoint.S1_U, "sgw");
      mesh.client("sgw-" + i, ReferencePoint.S11, "mme");
      mesh.client("sgw-" + i, ReferencePoint.S5_S8, "pgw");
    }
    hss = functions.hss(subscribers, mesh.join("hss-0"));
    for (int i = 0; i < EACH; i++) {
      startMme(i);
      startSgw(i);
      startPgw(i);
      startSimulator(i);
    }
    runFor(Duration.ofSeconds(1));
  }

  Mme mme(int ordinal) {
    return Objects.requireNonNull(mmes.get(ordinal));
  }

  Sgw sgw(int ordinal) {
    return Objects.requireNonNull(sgws.get(ordinal));
  }

  Pgw pgw(int ordinal) {
    return Objects.requireNonNull(pgws.get(ordinal));
  }

  Stream<Mme> mmes() {
    return mmes.values().stream();
  }

  Stream<Sgw> sgws() {
    return sgws.values().stream();
  }

  Stream<Pgw> pgws() {
    return pgws.values().stream();
  }

  S6aServer hss() {
    return hss;
  }

  Stream<EnodebSim> simulators() {
    return simulators.stream();
  }

  int ueInterfaces() {
    return ueInterfaces.stream().mapToInt(MemoryUeInterfaces::size).sum();
  }

  RecordingObserver observer() {
    return functions.observer();
  }

  SimulatedScheduler scheduler() {
    return functions.scheduler();
  }

  void runFor(Duration time) {
    functions.scheduler().runFor(time);
  }

  /// The MME ends without a word.
  void killMme(int ordinal) {
    mesh.leave("mme-" + ordinal, NOTICED);
    var mme = Objects.requireNonNull(mmes.remove(ordinal));
    mme.abort();
    mme.close();
  }

  void startMme(int ordinal) {
    var gummei = new Gummei(Epc.PLMN, 1, ordinal);
    var settings = Epc.mmeSettings(gummei, capacities.getOrDefault(ordinal, 0));
    var name = "mme-" + ordinal;
    mmes.put(ordinal, functions.mme(settings, mesh.join(name), start(name)));
  }

  /// The SGW ends without a word.
  void killSgw(int ordinal) {
    mesh.leave("sgw-" + ordinal, NOTICED);
    var sgw = Objects.requireNonNull(sgws.remove(ordinal));
    sgw.abort();
    sgw.close();
  }

  void startSgw(int ordinal) {
    var name = "sgw-" + ordinal;
    sgws.put(ordinal, functions.sgw(mesh.join(name), start(name)));
  }

  /// The PGW ends without a word.
  void killPgw(int ordinal) {
    mesh.leave("pgw-" + ordinal, NOTICED);
    var pgw = Objects.requireNonNull(pgws.remove(ordinal));
    pgw.abort();
    pgw.close();
  }

  void startPgw(int ordinal) {
    var name = "pgw-" + ordinal;
    var userPlane = functions.userPlane();
    var host = userPlane.tun(Functions.UES);
    host.delivering(packet ->
        IcmpEcho.read(packet)
            .filter(echo -> echo.request() && echo.destination().equals(Epc.HOST))
            .ifPresent(echo -> host.send(echo.reply().packet())));
    var pool = Ipv4Range.of("10.45.%d.0/24".formatted(ordinal));
    var network = PacketDataNetwork.ipv4(Epc.INTERNET, pool, List.of(Epc.HOST), 1358);
    pgws.put(ordinal, functions.pgw(List.of(network), userPlane, mesh.join(name), start(name)));
  }

  private void startSimulator(int ordinal) {
    var wires = mesh.join("enodeb-sim-" + ordinal);
    var bearers = Bearers.start(functions.userPlane(), wires);
    var interfaces = new MemoryUeInterfaces(bearers.userPlane());
    ueInterfaces.add(interfaces);
    var enodebs =
        Stream.of(2 * ordinal + 1, 2 * ordinal + 2)
            .map(id -> new EnodebSettings(id, "enodeb-" + id, 1, List.of(1)))
            .toList();
    simulators.add(functions.simulator(enodebs, wires, bearers, interfaces));
  }

  private RestartCounter start(String name) {
    return new RestartCounter(starts.merge(name, 1, Integer::sum));
  }

  /// Cuts a wire while both its ends live on, or makes it again.
  void wired(String client, String endpoint, boolean up) {
    mesh.wired(client, endpoint, up);
  }

  /// Subscribers, whose UEs are shared out among the simulators.
  List<Imsi> provision(int count) {
    Provision.subscribers(1, count).forEach(subscribers::put);
    for (int i = 0; i < EACH; i++) {
      for (var usim : Provision.usims(1 + i * count / EACH, count / EACH)) {
        simulators.get(i).ues().add(usim);
        simulatorOf.put(usim.imsi(), i);
      }
    }
    return simulatorOf.keySet().stream()
        .sorted((a, b) -> a.digits().compareTo(b.digits()))
        .toList();
  }

  EnodebSim simulatorOf(Imsi imsi) {
    return simulators.get(simulatorOf.getOrDefault(imsi, 0));
  }

  UeContext ue(Imsi imsi) {
    return simulatorOf(imsi).ues().find(imsi).orElseThrow().context();
  }

  UeResult attach(Imsi imsi) {
    return await(done -> simulatorOf(imsi).attach(imsi, done));
  }

  UeResult detach(Imsi imsi) {
    return await(done -> simulatorOf(imsi).detach(imsi, false, done));
  }

  UeResult idle(Imsi imsi) {
    return await(done -> simulatorOf(imsi).idle(imsi, done));
  }

  UeResult requestService(Imsi imsi) {
    return await(done -> simulatorOf(imsi).requestService(imsi, done));
  }

  /// Whether a ping from the UE to the host behind the PGWs comes back within a second.
  boolean pings(Imsi imsi, int sequence) {
    var address = ue(imsi).pdn().orElseThrow().ipv4().orElseThrow();
    var ue = ueInterfaces.get(simulatorOf.getOrDefault(imsi, 0)).find(address).orElseThrow();
    ue.ping(Epc.HOST, sequence);
    runFor(Duration.ofSeconds(1));
    return ue.pong(sequence);
  }

  /// The MME that knows the UE as registered, by its code; -1 where there is none.
  int mmeOf(Imsi imsi) {
    return mmes.entrySet().stream()
        .filter(mme ->
            mme.getValue()
                .contexts()
                .find(imsi)
                .filter(ue -> ue.context().registered())
                .isPresent())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(-1);
  }

  /// The SGW that has a session of the UE; -1 where there is none.
  int sgwOf(Imsi imsi) {
    return sgws.entrySet().stream()
        .filter(sgw -> sgw.getValue().ues().find(imsi).isPresent())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(-1);
  }

  @Override
  public void close() {
    functions.scheduler().close();
  }

  private UeResult await(Consumer<Consumer<UeResult>> begin) {
    var results = new ArrayList<UeResult>();
    begin.accept(results::add);
    functions.scheduler().runUntil(() -> !results.isEmpty(), Duration.ofMinutes(5));
    if (results.isEmpty()) {
      throw new IllegalStateException("nothing came of it within five minutes");
    }
    return results.getFirst();
  }
}
