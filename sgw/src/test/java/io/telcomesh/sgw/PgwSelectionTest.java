package io.telcomesh.sgw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.identifiers.Apn;
import io.telcomesh.procedures.Refused;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.sgw.gtpc.PgwSelection;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PgwSelectionTest {
  private static final InetAddress FIRST = InetAddress.ofLiteral("10.60.50.1");
  private static final InetAddress SECOND = InetAddress.ofLiteral("10.60.51.1");

  private final Wires wires = new Wires();
  private final Set<InetAddress> silent = new HashSet<>();

  @Test
  void takesPgwsInTurnInTheOrderOfTheirAddresses() {
    up(SECOND, FIRST);
    var selection = selection(Map.of());
    assertThat(selection.select(SgwMessages.create())).isEqualTo(FIRST);
    assertThat(selection.select(SgwMessages.create())).isEqualTo(SECOND);
    assertThat(selection.select(SgwMessages.create())).isEqualTo(FIRST);
  }

  @Test
  void takesThePgwOfTheApnWhereThereIsOne() {
    up(FIRST, SECOND);
    var selection = selection(Map.of(new Apn("internet"), SECOND));
    assertThat(selection.select(SgwMessages.create())).isEqualTo(SECOND);
    assertThat(selection.select(SgwMessages.create())).isEqualTo(SECOND);
  }

  @Test
  void takesThePgwThatTheMmeNamesWhateverTheApn() {
    var asked = new SgwMessages.Request();
    asked.pgw = SgwMessages.Request.pgwAt("10.60.50.1");
    assertThat(selection(Map.of(new Apn("internet"), SECOND)).select(asked.build()))
        .isEqualTo(FIRST);
  }

  @Test
  void passesOverOneThatIsSilentWhileThereIsAnother() {
    up(FIRST, SECOND);
    silent.add(FIRST);
    var selection = selection(Map.of());
    assertThat(selection.select(SgwMessages.create())).isEqualTo(SECOND);
    assertThat(selection.select(SgwMessages.create())).isEqualTo(SECOND);
    down(SECOND);
    assertThat(selection.select(SgwMessages.create())).isEqualTo(FIRST);
    down(FIRST);
    assertThatThrownBy(() -> selection.select(SgwMessages.create())).isInstanceOf(Refused.class);
  }

  private PgwSelection selection(Map<Apn, InetAddress> byApn) {
    return new PgwSelection(byApn, wires, silent::contains);
  }

  private void up(InetAddress... pgws) {
    for (var pgw : pgws) {
      wires.post(new WireEvent.Up(to(pgw)));
    }
  }

  private void down(InetAddress pgw) {
    wires.post(new WireEvent.Down(to(pgw)));
  }

  private static Wire to(InetAddress pgw) {
    return new Wire(ReferencePoint.S5_S8, SgwWorld.S5, pgw);
  }
}
