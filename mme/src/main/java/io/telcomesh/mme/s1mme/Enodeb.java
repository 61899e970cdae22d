package io.telcomesh.mme.s1mme;

import io.telcomesh.identifiers.Tai;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Slots;
import io.telcomesh.referencepoints.s1ap.S1apAssociation;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.GlobalEnbId;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.SupportedTa;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An eNodeB with its association and the UEs that are connected through it. For any thread.
public final class Enodeb {
  private final S1apAssociation association;
  private final Slots<Connected> connections;
  private final AtomicInteger nobody = new AtomicInteger();
  private volatile @Nullable SetUp setUp;

  /// A UE on this association.
  public record Connected(S1Connection connection, ProcedureRunner<UeContext, UeMessage> runner) {}

  /// What S1 Setup told.
  ///
  /// @param name empty where the eNodeB has none
  public record SetUp(GlobalEnbId identity, String name, List<SupportedTa> supportedTas) {}

  /// @param connections of all eNodeBs: they give the UEs their names on S1
  Enodeb(S1apAssociation association, Slots<Connected> connections) {
    this.association = association;
    this.connections = connections;
  }

  /// For logs: its name once S1 Setup told it, else its address.
  public String reference() {
    return "enodeb-"
        + setUp()
            .map(SetUp::name)
            .filter(name -> !name.isEmpty())
            .orElse(association.peer().toString());
  }

  /// Empty before S1 Setup.
  public Optional<SetUp> setUp() {
    return Optional.ofNullable(setUp);
  }

  void setUp(SetUp told) {
    setUp = told;
  }

  /// Whether it has cells in one of these areas.
  boolean serves(Collection<Tai> areas) {
    return setUp().stream()
        .flatMap(told -> told.supportedTas().stream())
        .flatMap(area -> area.broadcastPlmns().stream().map(plmn -> new Tai(plmn, area.tac())))
        .anyMatch(areas::contains);
  }

  /// A name for a UE that is only told to go away. Slot 0 is never a connection's, so its other
  /// generations find nobody.
  MmeUeS1apId nextOfNobody() {
    long generation = 1 + Math.floorMod(nobody.getAndIncrement(), 255);
    return new MmeUeS1apId(generation << 24);
  }

  /// A new connection, with a name that no other has.
  S1Connection connect(EnbUeS1apId id, ProcedureRunner<UeContext, UeMessage> runner) {
    return connections.add(slot ->
            new Connected(
                new S1Connection(this, new MmeUeS1apId(Integer.toUnsignedLong(slot)), id), runner))
        .connection;
  }

  Optional<Connected> find(MmeUeS1apId id) {
    return connections.find((int) id.value()).filter(ue -> ue.connection.enodeb() == this);
  }

  public List<Connected> connected() {
    return connections.all().filter(ue -> ue.connection.enodeb() == this).toList();
  }

  /// The UE on a connection is another than it seemed.
  ///
  /// @return whether the connection still is there
  public boolean reassign(S1Connection connection, ProcedureRunner<UeContext, UeMessage> runner) {
    return connections.replace(
        (int) connection.mmeUeS1apId().value(), new Connected(connection, runner));
  }

  /// The connection has been released.
  public void remove(S1Connection connection) {
    connections.remove((int) connection.mmeUeS1apId().value());
  }

  /// The eNodeB has forgotten a UE.
  void lost(Connected ue) {
    remove(ue.connection);
    ue.runner.post(new UeMessage.ConnectionLost(ue.connection));
  }

  void send(S1apMessage message) {
    association.send(message);
  }

  /// About a UE that is not connected.
  void send(String ue, S1apMessage message) {
    association.send(ue, message);
  }

  void send(S1Connection connection, String ue, S1apMessage message) {
    association.send(connection.mmeUeS1apId().value(), ue, message);
  }
}
