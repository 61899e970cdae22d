package io.telcomesh.mme.s1mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.Reset;
import io.telcomesh.s1ap.ResetAcknowledge;
import io.telcomesh.s1ap.ResetType;
import io.telcomesh.s1ap.UeAssociatedLogicalS1Connection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reset by the eNodeB, TS 36.413 §8.7.1.2.2: it has forgotten all of its UEs, or some. It never
/// waits, so nothing collides with it.
final class ResetByEnodeb extends Procedure<EnodebMessage> {
  private final Enodeb enodeb;
  private final Reset reset;

  ResetByEnodeb(Enodeb enodeb, Reset reset) {
    this.enodeb = enodeb;
    this.reset = reset;
  }

  @Override
  protected void run() {
    Optional<List<UeAssociatedLogicalS1Connection>> acknowledged =
        switch (reset.resetType()) {
          case ResetType.WholeInterface _ -> {
            enodeb.connected().forEach(enodeb::lost);
            yield Optional.empty();
          }
          case ResetType.PartOfInterface(var connections) -> {
            connections.stream().flatMap(this::find).forEach(enodeb::lost);
            yield Optional.of(connections); // also those that are not known, in their order
          }
        };
    enodeb.send(new ResetAcknowledge(acknowledged, Optional.empty(), OtherIes.NONE));
  }

  /// By the MME's name of the UE where it is given, else by the eNodeB's.
  private Stream<Enodeb.Connected> find(UeAssociatedLogicalS1Connection named) {
    return named
        .mmeUeS1apId()
        .map(enodeb::find)
        .orElseGet(() -> named.enbUeS1apId().flatMap(this::find))
        .stream();
  }

  private Optional<Enodeb.Connected> find(EnbUeS1apId id) {
    return enodeb.connected().stream()
        .filter(ue -> ue.connection().enbUeS1apId().equals(id))
        .findFirst();
  }
}
