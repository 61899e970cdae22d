package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.Reset;
import io.telcomesh.s1ap.ResetAcknowledge;
import io.telcomesh.s1ap.ResetType;
import io.telcomesh.s1ap.UeAssociatedLogicalS1Connection;
import java.util.List;
import java.util.Optional;

/// Reset by the MME, TS 36.413 §8.7.1.2.1: all or some UEs lose their connections, as if they had
/// been released. It never waits, so nothing collides with it.
final class ResetByMme extends Procedure<S1Message> {
  private final S1Interface s1;
  private final Reset reset;

  ResetByMme(S1Interface s1, Reset reset) {
    this.s1 = s1;
    this.reset = reset;
  }

  @Override
  protected void run() {
    var named =
        switch (reset.resetType()) {
          case ResetType.WholeInterface _ ->
              Optional.<List<UeAssociatedLogicalS1Connection>>empty();
          case ResetType.PartOfInterface(var some) -> Optional.of(some);
        };
    var lost =
        named
            .map(some -> some.stream().flatMap(each -> find(each).stream()).toList())
            .orElseGet(() -> List.copyOf(s1.connections()));
    lost.forEach(connection -> s1.remove(connection));
    Enodeb.loseAll(lost, Rejection.By.MME, "Reset " + reset.cause());
    s1.send(new ResetAcknowledge(named, Optional.empty(), OtherIes.NONE));
  }

  private Optional<S1Connection> find(UeAssociatedLogicalS1Connection named) {
    return named.enbUeS1apId().flatMap(s1::find).or(() -> named.mmeUeS1apId().flatMap(s1::find));
  }
}
