package io.telcomesh.mme.s1mme;

import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.referencepoints.s1ap.S1apAssociation;
import io.telcomesh.s1ap.GlobalEnbId;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.SupportedTa;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An eNodeB with its association and the UEs that are connected through it.
public final class Enodeb {
  private final S1apAssociation association;
  private final Map<MmeUeS1apId, Connected> connected = new ConcurrentHashMap<>();
  private @Nullable GlobalEnbId identity;
  private String name = "";
  private List<SupportedTa> supportedTas = List.of();

  /// A UE on this association.
  public record Connected(S1Connection connection, ProcedureRunner<UeContext, UeMessage> runner) {}

  Enodeb(S1apAssociation association) {
    this.association = association;
  }

  /// For logs: its name once S1 Setup told it, else its address.
  public String reference() {
    return name.isEmpty() ? "enodeb-" + association.peer() : "enodeb-" + name;
  }

  /// Empty before S1 Setup.
  public Optional<GlobalEnbId> identity() {
    return Optional.ofNullable(identity);
  }

  public List<SupportedTa> supportedTas() {
    return supportedTas;
  }

  void setUp(GlobalEnbId newIdentity, String newName, List<SupportedTa> newTas) {
    identity = newIdentity;
    name = newName;
    supportedTas = newTas;
  }

  Optional<Connected> find(MmeUeS1apId id) {
    return Optional.ofNullable(connected.get(id));
  }

  public Map<MmeUeS1apId, Connected> connected() {
    return connected;
  }

  void add(Connected ue) {
    connected.put(ue.connection.mmeUeS1apId(), ue);
  }

  /// The connection has been released.
  public void remove(S1Connection connection) {
    connected.computeIfPresent(
        connection.mmeUeS1apId(), (_, ue) -> ue.connection.equals(connection) ? null : ue);
  }

  void send(S1apMessage message) {
    association.send(message);
  }

  void send(S1Connection connection, String ue, S1apMessage message) {
    association.send(connection.mmeUeS1apId().value(), ue, message);
  }
}
