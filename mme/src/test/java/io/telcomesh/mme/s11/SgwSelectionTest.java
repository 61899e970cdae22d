package io.telcomesh.mme.s11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.procedures.Refused;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SgwSelectionTest {
  private static final InetAddress MME = InetAddress.ofLiteral("10.60.10.1");
  private static final Wire FIRST = to("10.60.10.4");
  private static final Wire SECOND = to("10.60.10.5");
  private static final Wire THIRD = to("10.60.10.200");

  private final Wires wires = new Wires();
  private final Set<InetAddress> silent = new HashSet<>();
  private final SgwSelection selection = new SgwSelection(wires, silent::contains);

  @Test
  void takesSgwsInTurnInTheOrderOfTheirAddresses() {
    up(THIRD, FIRST, SECOND);
    assertThat(selection.select()).isEqualTo(FIRST);
    assertThat(selection.select()).isEqualTo(SECOND);
    assertThat(selection.select()).isEqualTo(THIRD);
    assertThat(selection.select()).isEqualTo(FIRST);
  }

  @Test
  void takesNoneWhoseWireIsDown() {
    up(FIRST, SECOND);
    wires.post(new WireEvent.Down(FIRST));
    assertThat(selection.select()).isEqualTo(SECOND);
    assertThat(selection.select()).isEqualTo(SECOND);
    assertThatThrownBy(() -> selection.to(FIRST.peer().orElseThrow())).isInstanceOf(Refused.class);
  }

  @Test
  void passesOverOneThatIsSilent() {
    up(FIRST, SECOND);
    silent.addAll(SECOND.peer().stream().toList());
    assertThat(selection.select()).isEqualTo(FIRST);
    assertThat(selection.select()).isEqualTo(FIRST);
  }

  @Test
  void takesASilentOneWhereThereIsNoOther() {
    up(FIRST);
    silent.addAll(FIRST.peer().stream().toList());
    assertThat(selection.select()).isEqualTo(FIRST);
  }

  @Test
  void refusesWithoutAnySgw() {
    assertThatThrownBy(selection::select).isInstanceOf(Refused.class);
  }

  private void up(Wire... all) {
    for (var wire : all) {
      wires.post(new WireEvent.Up(wire));
    }
  }

  private static Wire to(String sgw) {
    return new Wire(ReferencePoint.S11, MME, InetAddress.ofLiteral(sgw));
  }
}
