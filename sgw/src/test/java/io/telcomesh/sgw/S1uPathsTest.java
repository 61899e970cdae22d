package io.telcomesh.sgw;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An eNodeB that is gone is told of once, TS 29.281 §7.2.1.
class S1uPathsTest {
  private static final InetAddress SGW = InetAddress.ofLiteral("10.60.30.1");
  private static final InetAddress ENODEB = InetAddress.ofLiteral("10.60.30.2");
  private static final Wire WIRE = new Wire(ReferencePoint.S1_U, SGW, ENODEB);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final List<String> told = new ArrayList<>();
  private final Wires wires = new Wires();
  private int echoes;
  private boolean there = true;
  private final S1uPaths paths =
      new S1uPaths(
          scheduler,
          GtpcOptions.DEFAULT,
          (_, peer, _) -> echo(peer),
          new S1uPaths.Listener() {
            @Override
            public void wireDown(InetAddress enodeb) {
              told.add("wire down " + enodeb.getHostAddress());
            }

            @Override
            public void silent(InetAddress enodeb) {
              told.add("silent " + enodeb.getHostAddress());
            }

            @Override
            public void answersAgain(InetAddress enodeb) {
              told.add("again " + enodeb.getHostAddress());
            }
          });

  S1uPathsTest() {
    wires.listen(paths);
    wires.post(new WireEvent.Up(WIRE));
  }

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void saysNothingOfAnEnodebThatAnswers() {
    scheduler.runFor(Duration.ofMinutes(10));
    assertThat(told).isEmpty();
    assertThat(echoes).as("not more than one in a minute").isBetween(9, 10);
  }

  @Test
  void saysOnceThatAnEnodebIsSilentAndOnceThatItIsBack() {
    there = false;
    scheduler.runFor(Duration.ofMinutes(10));
    assertThat(told).containsExactly("silent 10.60.30.2");
    there = true;
    scheduler.runFor(Duration.ofMinutes(10));
    assertThat(told).containsExactly("silent 10.60.30.2", "again 10.60.30.2");
  }

  @Test
  void forgivesOneEchoThatIsLost() {
    there = false;
    scheduler.runFor(Duration.ofSeconds(61));
    there = true;
    scheduler.runFor(Duration.ofMinutes(10));
    assertThat(told).isEmpty();
  }

  @Test
  void saysOnceThatAWireIsDownAndAsksNoMore() {
    wires.post(new WireEvent.Down(WIRE));
    wires.post(new WireEvent.Down(WIRE));
    scheduler.runFor(Duration.ofMinutes(10));
    assertThat(told).containsExactly("wire down 10.60.30.2");
    assertThat(echoes).isZero();
  }

  @Test
  void asksAtTheNewAddressOfAWireThatMoves() {
    wires.post(
        new WireEvent.Moved(
            WIRE, new Wire(ReferencePoint.S1_U, SGW, InetAddress.ofLiteral("10.60.30.9"))));
    there = false;
    scheduler.runFor(Duration.ofMinutes(10));
    assertThat(told).containsExactly("silent 10.60.30.9");
  }

  private void echo(InetAddress peer) {
    echoes++;
    if (there) {
      scheduler.after(Duration.ofMillis(1), () -> paths.answered(peer));
    }
  }
}
