package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.Decoded;
import io.telcomesh.enodebsim.EnodebSettings;
import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.referencepoints.s1ap.S1apAssociation;
import io.telcomesh.referencepoints.s1ap.S1apHandler;
import io.telcomesh.s1ap.DownlinkNasTransport;
import io.telcomesh.s1ap.ERabReleaseCommand;
import io.telcomesh.s1ap.ERabSetupRequest;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UeAssociatedMessage;
import io.telcomesh.s1ap.UeContextModificationRequest;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.s1ap.UeS1apIds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// An eNodeB: it finds for each PDU of its MMEs the runner that it belongs to.
public final class Enodeb implements S1apHandler {
  private static final int UE_IDS = 1 << 24;

  private volatile EnodebSettings settings;
  private final Plmn plmn;
  private final Procedures<S1Interface, S1Message> procedures;
  private final Listeners listeners;
  private final AtomicInteger ueIds = new AtomicInteger();
  private final Map<S1apAssociation, ProcedureRunner<S1Interface, S1Message>> interfaces =
      new ConcurrentHashMap<>();

  /// UEs by the name that they are paged by.
  @FunctionalInterface
  public interface Listeners {
    Optional<ProcedureRunner<UeContext, UeMessage>> find(STmsi sTmsi);
  }

  public Enodeb(
      EnodebSettings settings,
      Plmn plmn,
      Procedures<S1Interface, S1Message> procedures,
      Listeners listeners) {
    this.settings = settings;
    this.plmn = plmn;
    this.procedures = procedures;
    this.listeners = listeners;
  }

  public EnodebSettings settings() {
    return settings;
  }

  public Plmn plmn() {
    return plmn;
  }

  public Tai tai() {
    return new Tai(plmn, settings.tac());
  }

  /// The S1 interfaces whose associations are up.
  public List<S1Interface> interfaces() {
    return interfaces.values().stream().map(ProcedureRunner::context).toList();
  }

  /// Their runners, for tests.
  Collection<ProcedureRunner<S1Interface, S1Message>> runners() {
    return interfaces.values();
  }

  /// Whether UEs find a cell here: S1 Setup has succeeded with an MME.
  public boolean inService() {
    return interfaces().stream().anyMatch(s1 -> s1.mme().isPresent());
  }

  /// The eNodeB loses all its UE contexts and tells its MMEs, TS 36.413 §8.7.1.2.2.
  public void reset() {
    interfaces.values().forEach(runner -> runner.post(new S1Message.ResetWanted()));
  }

  /// The eNodeB has another name or tracking area from now on, and tells its MMEs, TS 36.413
  /// §8.7.4.
  public void reconfigure(String name, int tac) {
    settings = new EnodebSettings(settings.id(), name, tac, settings.cells());
    interfaces.values().forEach(runner -> runner.post(new S1Message.ConfigurationUpdateWanted()));
  }

  Optional<ProcedureRunner<UeContext, UeMessage>> listener(STmsi sTmsi) {
    return listeners.find(sTmsi);
  }

  Ecgi cellFor(UeContext ue) {
    return settings.cell(plmn, ue.number() % settings.cells().size());
  }

  EnbUeS1apId nextUeId() {
    return new EnbUeS1apId(Math.floorMod(ueIds.getAndIncrement(), UE_IDS));
  }

  @Override
  public void up(S1apAssociation association) {
    var runner = procedures.runner(new S1Interface(this, association));
    interfaces.put(association, runner);
    runner.post(new S1Message.SetUp());
  }

  @Override
  public Optional<String> received(
      S1apAssociation association, Decoded<S1apMessage> pdu, Burst burst) {
    var runner = interfaces.get(association);
    if (runner == null) {
      return Optional.empty();
    }
    return switch (pdu) {
      case Decoded.Accepted<S1apMessage>(var message, var notes) -> {
        if (!notes.isEmpty()) {
          burst.post(runner, new S1Message.Faulty(pdu));
        }
        yield received(runner, message, burst);
      }
      case Decoded.Rejected<S1apMessage> _ -> {
        burst.post(runner, new S1Message.Faulty(pdu));
        yield Optional.empty();
      }
    };
  }

  @Override
  public void down(S1apAssociation association) {
    var runner = interfaces.remove(association);
    if (runner != null) {
      var lost = runner.context().connections();
      loseAll(lost, Rejection.By.ENODEB, "the S1 association is down");
      lost.forEach(each -> each.ue().post(new UeMessage.RecoveryWanted()));
      runner.shutdown();
    }
  }

  static void loseAll(Collection<S1Connection> connections, Rejection.By by, String reason) {
    connections.forEach(each -> each.ue().post(new UeMessage.ConnectionLost(each, by, reason)));
  }

  private Optional<String> received(
      ProcedureRunner<S1Interface, S1Message> runner, S1apMessage message, Burst burst) {
    var connection = connectionOf(runner.context(), message);
    if (connection.isEmpty()) {
      burst.post(runner, new S1Message.Received(message));
      return Optional.empty();
    }
    var ue = connection.get().ue();
    burst.post(ue, ueMessage(connection.get(), message));
    return Optional.of(ue.context().reference());
  }

  private static UeMessage ueMessage(S1Connection connection, S1apMessage message) {
    return switch (message) {
      case DownlinkNasTransport downlink ->
          new UeMessage.Nas(connection, new DownlinkNas(downlink.nasPdu()));
      case ErrorIndication error ->
          new UeMessage.ConnectionLost(
              connection,
              Rejection.By.MME,
              "Error Indication" + error.cause().map(cause -> " " + cause).orElse(""));
      default -> new UeMessage.S1(connection, message);
    };
  }

  /// Whose message it is; empty for one that belongs to no UE, or to one that is not here.
  private static Optional<S1Connection> connectionOf(S1Interface s1, S1apMessage message) {
    return switch (message) {
      case DownlinkNasTransport ofUe -> connectionOf(s1, ofUe);
      case InitialContextSetupRequest ofUe -> connectionOf(s1, ofUe);
      case ERabSetupRequest ofUe -> connectionOf(s1, ofUe);
      case ERabReleaseCommand ofUe -> connectionOf(s1, ofUe);
      case UeContextModificationRequest ofUe -> connectionOf(s1, ofUe);
      case UeContextReleaseCommand release ->
          switch (release.ueS1apIds()) {
            case UeS1apIds.Pair(var mme, var enb, var _) ->
                s1.find(enb).filter(each -> each.isNamed(mme));
            case UeS1apIds.MmeOnly(var mme) -> s1.find(mme);
          };
      case ErrorIndication error ->
          error.enbUeS1apId().flatMap(s1::find).or(() -> error.mmeUeS1apId().flatMap(s1::find));
      default -> Optional.empty();
    };
  }

  private static Optional<S1Connection> connectionOf(S1Interface s1, UeAssociatedMessage message) {
    return s1.find(message.enbUeS1apId()).filter(each -> each.isNamed(message.mmeUeS1apId()));
  }
}
