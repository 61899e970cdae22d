package io.telcomesh.enodebsim;

import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.enodebsim.interfaces.UeInterfaces;
import io.telcomesh.enodebsim.s1mme.Cells;
import io.telcomesh.enodebsim.s1mme.Enodeb;
import io.telcomesh.enodebsim.s1mme.NasPort;
import io.telcomesh.enodebsim.s1mme.S1Interface;
import io.telcomesh.enodebsim.s1mme.S1Message;
import io.telcomesh.enodebsim.s1mme.S1Port;
import io.telcomesh.enodebsim.s1mme.S1Procedures;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.s1ap.S1apClient;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import io.telcomesh.security.RandomSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// eNodeBs and UEs over the wires of one function. Each eNodeB dials every s1-mme wire.
public final class EnodebSim implements AutoCloseable {
  private final SimulatorSettings settings;
  private final Host host;
  private final Procedures<UeContext, UeMessage> ueProcedures;
  private final Procedures<S1Interface, S1Message> s1Procedures;
  private final List<Enodeb> enodebs;
  private final List<S1apClient> clients;
  private final Cells cells;
  private final Ues ues;
  private volatile boolean refusing;

  /// What a simulator runs on. Its wires must be those that the bearers listen to.
  ///
  /// @param nas is told every NAS message in plain
  public record Host(
      SctpProvider sctp,
      Wires wires,
      Surroundings surroundings,
      ProcedureObserver observer,
      RandomSource random,
      Bearers bearers,
      UeInterfaces interfaces,
      NasObserver nas) {}

  private EnodebSim(SimulatorSettings settings, Host host) {
    this.settings = settings;
    this.host = host;
    var scheduler = host.surroundings().scheduler();
    ueProcedures =
        new Procedures<>(
            scheduler,
            (runner, message) -> new UeProcedures(ports(runner)).procedureFor(message),
            host.observer(),
            UeContext::reference);
    s1Procedures =
        new Procedures<>(scheduler, new S1Procedures(), host.observer(), S1Interface::reference);
    ues = new Ues(settings.apn(), settings.pdnType(), host.nas(), ueProcedures::runner);
    enodebs =
        settings.enodebs().stream()
            .map(each -> new Enodeb(each, settings.plmn(), s1Procedures, ues::find))
            .toList();
    cells = new Cells(enodebs, host.random());
    clients = enodebs.stream().map(this::dial).toList();
  }

  /// Starts to listen to the wires.
  public static EnodebSim start(SimulatorSettings settings, Host host) {
    return new EnodebSim(settings, host);
  }

  public SimulatorSettings settings() {
    return settings;
  }

  public List<Enodeb> enodebs() {
    return enodebs;
  }

  public Ues ues() {
    return ues;
  }

  public Scheduler scheduler() {
    return host.surroundings().scheduler();
  }

  /// Whether every eNodeB has an MME.
  public boolean inService() {
    return enodebs.stream().allMatch(Enodeb::inService);
  }

  /// Attaches a UE, as if it were switched on.
  ///
  /// @param done takes how the first attempt ended; after a failure that is not final the UE goes
  ///   on trying by itself, TS 24.301 §5.5.1.2.6
  /// @throws IllegalArgumentException when there is no such UE
  public void attach(Imsi imsi, Consumer<UeResult> done) {
    attach(imsi, false, done);
  }

  /// As [#attach(Imsi, Consumer)].
  ///
  /// @param byImsi whether the UE first forgets its GUTI and its keys
  public void attach(Imsi imsi, boolean byImsi, Consumer<UeResult> done) {
    var ue = ue(imsi);
    if (refusing) {
      done.accept(new UeResult(imsi, Duration.ZERO, Optional.of(ending())));
    } else {
      ue.post(new UeMessage.AttachWanted(byImsi, done));
    }
  }

  /// Detaches a UE; what it was doing is aborted.
  ///
  /// @param switchOff without waiting for the network's accept
  /// @param done takes how it ended; the UE is detached in any case
  /// @throws IllegalArgumentException when there is no such UE
  public void detach(Imsi imsi, boolean switchOff, Consumer<UeResult> done) {
    ue(imsi).post(new UeMessage.DetachWanted(switchOff, done));
  }

  /// Has an eNodeB ask for the release of a UE because of inactivity.
  ///
  /// @param done takes how it ended; a UE that is idle already is done at once
  /// @throws IllegalArgumentException when there is no such UE
  public void idle(Imsi imsi, Consumer<UeResult> done) {
    ue(imsi).post(new UeMessage.IdleWanted(done));
  }

  /// Has an idle UE ask for service.
  ///
  /// @param done takes how it ended; a UE that is connected is done at once
  /// @throws IllegalArgumentException when there is no such UE
  public void requestService(Imsi imsi, Consumer<UeResult> done) {
    ue(imsi).post(new UeMessage.ServiceWanted(done));
  }

  /// Has an idle UE go to a cell of another eNodeB; in a tracking area that it is not registered
  /// in, it tells the network.
  ///
  /// @param done takes how it ended
  /// @throws IllegalArgumentException when there is no such UE, or no such eNodeB
  public void move(Imsi imsi, String enodeb, Consumer<UeResult> done) {
    ue(imsi).post(new UeMessage.MoveWanted(enodeb(enodeb), done));
  }

  /// Has a UE tell the network where it is.
  ///
  /// @param done takes how the first attempt ended; after a failure that is not final the UE goes
  ///   on trying by itself, TS 24.301 §5.5.3.2.6
  /// @throws IllegalArgumentException when there is no such UE
  public void update(Imsi imsi, Consumer<UeResult> done) {
    ue(imsi).post(new UeMessage.UpdateWanted(EpsUpdateType.Kind.TRACKING_AREA, done));
  }

  /// Connects an attached UE to a further packet data network.
  ///
  /// @param done takes how it ended
  /// @throws IllegalArgumentException when there is no such UE
  public void connect(Imsi imsi, Apn apn, PdnType type, Consumer<UeResult> done) {
    ue(imsi).post(new UeMessage.PdnWanted(apn, type, done));
  }

  /// Disconnects a UE from one of several packet data networks.
  ///
  /// @param done takes how it ended
  /// @throws IllegalArgumentException when there is no such UE
  public void disconnect(Imsi imsi, Apn apn, Consumer<UeResult> done) {
    ue(imsi).post(new UeMessage.PdnUnwanted(apn, done));
  }

  /// Attaches no UE any more.
  public void refuseNew() {
    refusing = true;
  }

  /// How many procedures are under way.
  public int active() {
    return ueProcedures.active() + s1Procedures.active();
  }

  /// Unwinds every procedure.
  public void abort() {
    ueProcedures.shutdown();
    s1Procedures.shutdown();
  }

  /// Ends the associations and takes the UEs' interfaces down. The bearers are closed by who made
  /// them.
  @Override
  public void close() {
    abort();
    clients.forEach(S1apClient::close);
    host.interfaces()
        .closeAll(
            ues.all()
                .flatMap(ue -> ue.context().pdns().stream())
                .map(PdnConnection::ueInterface)
                .toList());
  }

  private Rejection ending() {
    return new Rejection(
        Rejection.By.UE, "Switch off", "the simulator is about to end", "", scheduler().now());
  }

  private ProcedureRunner<UeContext, UeMessage> ue(Imsi imsi) {
    return ues.find(imsi)
        .orElseThrow(() -> new IllegalArgumentException("there is no UE with IMSI " + imsi));
  }

  /// @param named by its name or its id
  private Enodeb enodeb(String named) {
    return enodebs.stream()
        .filter(each ->
            each.settings().name().equals(named)
                || Integer.toString(each.settings().id()).equals(named))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no eNodeB " + named));
  }

  private S1apClient dial(Enodeb enodeb) {
    return S1apClient.start(
        host.sctp(), SctpOptions.SIGNALLING, host.wires(), host.surroundings(), enodeb);
  }

  private UePorts ports(ProcedureRunner<UeContext, UeMessage> runner) {
    var s1 = new S1Port(runner, cells);
    return new UePorts(
        runner,
        new NasPort(runner, s1),
        s1,
        host.bearers(),
        host.interfaces(),
        host.random(),
        settings);
  }
}
