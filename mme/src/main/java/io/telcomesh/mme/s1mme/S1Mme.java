package io.telcomesh.mme.s1mme;

import io.telcomesh.codec.Decoded;
import io.telcomesh.mme.MmeSettings;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.overload.MmeLoad;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.Slots;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.s1ap.S1apAssociation;
import io.telcomesh.referencepoints.s1ap.S1apHandler;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UeAssociatedMessage;
import io.telcomesh.s1ap.UeContextReleaseComplete;
import io.telcomesh.s1ap.UplinkNasTransport;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The MME's side of S1-MME: finds for each PDU the runner that it belongs to.
public final class S1Mme implements S1apHandler {
  private static final System.Logger LOG = System.getLogger(S1Mme.class.getName());

  private final Procedures<Enodeb, EnodebMessage> procedures;
  private final NasObserver observer;
  private final DropCounter drops;
  private final MmeLoad load;
  private final Ues ues;
  private final Slots<Enodeb.Connected> connections = new Slots<>();
  private volatile boolean refusing;
  private final Map<S1apAssociation, ProcedureRunner<Enodeb, EnodebMessage>> enodebs =
      new ConcurrentHashMap<>();

  /// Who the UEs are.
  public interface Ues {
    /// The runner for a UE that connects; empty when it asks for service and is nobody we know.
    Optional<ProcedureRunner<UeContext, UeMessage>> connecting(
        InitialUeMessage message, UplinkNas nas);
  }

  private S1Mme(
      Procedures<Enodeb, EnodebMessage> procedures,
      NasObserver observer,
      DropCounter drops,
      MmeLoad load,
      Ues ues) {
    this.procedures = procedures;
    this.observer = observer;
    this.drops = drops;
    this.load = load;
    this.ues = ues;
  }

  public static S1Mme with(
      MmeSettings settings,
      MmeLoad load,
      Surroundings surroundings,
      ProcedureObserver observer,
      NasObserver nasObserver,
      Ues ues) {
    var dispatcher = new EnodebProcedures(settings, load);
    var procedures =
        new Procedures<>(surroundings.scheduler(), dispatcher, observer, Enodeb::reference);
    return new S1Mme(procedures, nasObserver, surroundings.drops(), load, ues);
  }

  /// The eNodeBs whose associations are up.
  public Collection<Enodeb> enodebs() {
    return enodebs.values().stream().map(ProcedureRunner::context).toList();
  }

  @Override
  public void up(S1apAssociation association) {
    enodebs.put(association, procedures.runner(new Enodeb(association, connections)));
  }

  @Override
  public Optional<String> received(
      S1apAssociation association, Decoded<S1apMessage> pdu, Burst burst) {
    var enodeb = enodebs.get(association);
    if (enodeb == null) {
      return Optional.empty();
    }
    return switch (pdu) {
      case Decoded.Accepted<S1apMessage>(var message, var _) -> received(enodeb, message, burst);
      case Decoded.Rejected<S1apMessage> rejected -> {
        burst.post(enodeb, new EnodebMessage.Rejected(rejected));
        yield Optional.empty();
      }
    };
  }

  @Override
  public void down(S1apAssociation association) {
    var enodeb = enodebs.remove(association);
    if (enodeb == null) {
      return;
    }
    var connected = enodeb.context().connected();
    LOG.log(
        System.Logger.Level.WARNING,
        "{0} is gone, with {1} connected UEs",
        enodeb.context().reference(),
        connected.size());
    connected.forEach(enodeb.context()::lost);
    enodeb.shutdown();
  }

  private Optional<String> received(
      ProcedureRunner<Enodeb, EnodebMessage> enodeb, S1apMessage message, Burst burst) {
    return switch (message) {
      case InitialUeMessage initial when refusing -> refuse(enodeb.context(), initial);
      case InitialUeMessage initial when enodeb.context().setUp().isPresent() ->
          enodeb.context().admits(load.limits().perEnodeb())
              ? connect(enodeb, initial, burst)
              : refuse(enodeb.context(), initial);
      case UeAssociatedMessage ofUe -> received(enodeb, ofUe, burst);
      case S1apMessage other -> {
        burst.post(enodeb, new EnodebMessage.Received(other));
        yield Optional.empty();
      }
    };
  }

  /// The MME has more or less to do than before.
  public void tellLoad() {
    enodebs.values().forEach(enodeb -> enodeb.post(new EnodebMessage.LoadChanged()));
  }

  /// From now on no UE connects.
  public void refuseNew() {
    refusing = true;
  }

  private Optional<String> connect(
      ProcedureRunner<Enodeb, EnodebMessage> enodeb, InitialUeMessage initial, Burst burst) {
    load.ueComes();
    var nas = new UplinkNas(initial.nasPdu(), true, observer);
    var ue = ues.connecting(initial, nas);
    if (ue.isEmpty()) {
      burst.post(enodeb, new EnodebMessage.UnknownUe(initial));
      return Optional.empty();
    }
    var runner = ue.get();
    var connection = enodeb.context().connect(initial.enbUeS1apId(), runner);
    burst.post(runner, new UeMessage.Initial(connection, initial, nas));
    return Optional.of(runner.context().reference());
  }

  /// TS 36.413 §8.7.2: the eNodeB learns that there is no UE-associated connection, and releases
  /// its UE at once. An Initial UE Message has no other answer that would not make a context first.
  private Optional<String> refuse(Enodeb enodeb, InitialUeMessage initial) {
    drops.dropped(ReferencePoint.S1_MME, DropReason.TOO_MANY_UES);
    enodeb.send(ErrorIndications.overloaded(initial));
    return Optional.empty();
  }

  private Optional<String> received(
      ProcedureRunner<Enodeb, EnodebMessage> enodeb, UeAssociatedMessage message, Burst burst) {
    var connected =
        enodeb
            .context()
            .find(message.mmeUeS1apId())
            .filter(ue -> ue.connection().enbUeS1apId().equals(message.enbUeS1apId()));
    if (connected.isEmpty()) {
      if (!(message instanceof UeContextReleaseComplete)) { // of a connection that was given up
        burst.post(enodeb, new EnodebMessage.Received(message));
      }
      return Optional.empty();
    }
    var runner = connected.get().runner();
    burst.post(
        runner,
        message instanceof UplinkNasTransport uplink
            ? new UeMessage.Nas(new UplinkNas(uplink.nasPdu(), false, observer))
            : new UeMessage.S1(message));
    return Optional.of(runner.context().reference());
  }
}
