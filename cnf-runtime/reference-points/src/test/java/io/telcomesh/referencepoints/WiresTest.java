package io.telcomesh.referencepoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WiresTest {
  private static final InetAddress MME = InetAddress.ofLiteral("10.60.10.1");
  private static final InetAddress ENB = InetAddress.ofLiteral("10.60.10.2");
  private static final InetAddress OTHER = InetAddress.ofLiteral("10.60.10.3");
  private static final Wire WIRE = new Wire(ReferencePoint.S1_MME, MME, ENB);
  private static final Wire ANY = new Wire(ReferencePoint.S1_MME, MME);

  private final Wires wires = new Wires();
  private final List<WireEvent> heard = new ArrayList<>();

  @Test
  void tellsALateListenerWhatIsUpAlready() {
    new FixedWires(List.of(WIRE)).raise(wires);
    wires.listen(heard::add);
    assertThat(heard).containsExactly(new WireEvent.Up(WIRE));
  }

  @Test
  void hearsARepeatedUpOnlyOnceAndAChangedOneAsMoved() {
    var healed = new Wire(ReferencePoint.S1_MME, OTHER, ENB);
    wires.listen(heard::add);
    wires.post(new WireEvent.Up(WIRE));
    wires.post(new WireEvent.Up(WIRE));
    wires.post(new WireEvent.Up(healed));
    assertThat(heard).containsExactly(new WireEvent.Up(WIRE), new WireEvent.Moved(WIRE, healed));
  }

  @Test
  void movesAWireToAnotherPeer() {
    var moved = new Wire(ReferencePoint.S1_MME, MME, OTHER);
    wires.post(new WireEvent.Up(WIRE));
    wires.post(new WireEvent.Moved(WIRE, moved));
    assertThat(wires.all(ReferencePoint.S1_MME)).containsExactly(moved);
    assertThat(wires.find(ReferencePoint.S1_MME, ENB)).isEmpty();
  }

  @Test
  void forgetsAWireThatIsDownAndIgnoresOneThatNeverWas() {
    wires.listen(heard::add);
    wires.post(new WireEvent.Down(WIRE));
    wires.post(new WireEvent.Up(WIRE));
    wires.post(new WireEvent.Down(WIRE));
    assertThat(heard).containsExactly(new WireEvent.Up(WIRE), new WireEvent.Down(WIRE));
    assertThat(wires.all(ReferencePoint.S1_MME)).isEmpty();
  }

  @Test
  void prefersTheWireThatNamesThePeerOverTheOneThatTakesAny() {
    wires.post(new WireEvent.Up(ANY));
    wires.post(new WireEvent.Up(WIRE));
    assertThat(wires.find(ReferencePoint.S1_MME, ENB)).contains(WIRE);
    assertThat(wires.find(ReferencePoint.S1_MME, OTHER)).contains(ANY);
    assertThat(wires.find(ReferencePoint.S6A, ENB)).isEmpty();
  }

  @Test
  void keepsTheOrderWhenAListenerPosts() {
    wires.listen(event -> {
      if (event.equals(new WireEvent.Up(WIRE))) {
        wires.post(new WireEvent.Down(WIRE));
      }
    });
    wires.listen(heard::add);
    wires.post(new WireEvent.Up(WIRE));
    assertThat(heard).containsExactly(new WireEvent.Up(WIRE), new WireEvent.Down(WIRE));
  }

  @Test
  void refusesAWildcardAndTwoFixedWiresWithOneKey() {
    assertThatThrownBy(() -> new Wire(ReferencePoint.S11, InetAddress.ofLiteral("0.0.0.0"), ENB))
        .hasMessage("s11: the local address of a wire is one address, not a wildcard");
    assertThatThrownBy(() -> new FixedWires(List.of(WIRE, WIRE)))
        .hasMessage("wires.fixed has two wires of s1-mme to 10.60.10.2");
    assertThatThrownBy(() ->
            new Wire(ReferencePoint.S11, Optional.of("sixteen-letters-"), MME, Optional.of(ENB)))
        .hasMessageContaining("1 to 15 characters");
  }

  @Test
  void findsAReferencePointByItsLabel() {
    assertThat(ReferencePoint.ofLabel("s5s8")).contains(ReferencePoint.S5_S8);
    assertThat(ReferencePoint.ofLabel("s5")).isEmpty();
  }
}
