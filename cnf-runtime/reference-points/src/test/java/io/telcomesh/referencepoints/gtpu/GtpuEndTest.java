package io.telcomesh.referencepoints.gtpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Seen;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GtpuEndTest {
  private static final InetAddress ENB = InetAddress.ofLiteral("10.60.11.1");
  private static final InetAddress SGW = InetAddress.ofLiteral("10.60.30.1");
  private static final GtpuMessage PACKET = new GtpuMessage.GPdu(Octets.hex("45000000"));

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final InMemoryNetwork network = new InMemoryNetwork(scheduler, scheduler.random());
  private final Seen seenBySgw = new Seen();
  private final Wires enbWires = new Wires();
  private final Wires sgwWires = new Wires();
  private final List<IncomingGtpu> atEnb = new ArrayList<>();
  private final List<IncomingGtpu> atSgw = new ArrayList<>();
  private final GtpuEnd enb = start(enbWires, new Seen(), atEnb);
  private final GtpuEnd sgw = start(sgwWires, seenBySgw, atSgw);

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void carriesUsersPacketsAndEndMarkersAndKeepsPacketsFromTheObserver() {
    wire();
    enb.send(SGW, new Teid(7), PACKET);
    enb.send(SGW, new Teid(7), new GtpuMessage.EndMarker(OtherIes.NONE));
    settle();
    assertThat(atSgw)
        .extracting(IncomingGtpu::message)
        .containsExactly(PACKET, new GtpuMessage.EndMarker(OtherIes.NONE));
    assertThat(atSgw).extracting(packet -> packet.header().teid()).containsOnly(new Teid(7));
    assertThat(seenBySgw.messages()).hasSize(1);
  }

  @Test
  void tellsThePeerOfATunnelThatItDoesNotHave() {
    wire();
    enb.send(SGW, new Teid(7), PACKET);
    settle();
    sgw.unknownTunnel(atSgw.getFirst());
    settle();
    assertThat(atEnb)
        .extracting(IncomingGtpu::message)
        .containsExactly(new GtpuMessage.ErrorIndication(new Teid(7), SGW, OtherIes.NONE));
  }

  @Test
  void answersAnEchoRequestWithItsSequenceNumber() throws IOException {
    sgwWires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_U, SGW)));
    var answers = new ArrayList<Octets>();
    var peer =
        network
            .udp()
            .bind(
                new InetSocketAddress(ENB, 2152),
                burst -> burst.forEach(datagram -> answers.add(datagram.octets())));
    peer.send(new InetSocketAddress(SGW, 2152), Octets.hex("32010004 00000000 1234 0000"));
    settle();
    assertThat(answers).containsExactly(Octets.hex("32020006 00000000 1234 0000 0e00"));
  }

  @Test
  void dropsAndCountsWhatIsNoGtpUAndWhatHasNoWire() throws IOException {
    wire();
    var stranger =
        network.udp().bind(new InetSocketAddress(InetAddress.ofLiteral("10.9.9.9"), 2152), _ -> {});
    stranger.send(new InetSocketAddress(SGW, 2152), Octets.hex("32010004 00000000 1234 0000"));
    enb.wayTo(SGW).orElseThrow().socket().send(new InetSocketAddress(SGW, 2152), Octets.of(1));
    settle();
    assertThat(seenBySgw.drops())
        .containsExactlyInAnyOrder(DropReason.UNKNOWN_PEER, DropReason.MALFORMED);
    assertThat(sgw.send(InetAddress.ofLiteral("10.9.9.9"), new Teid(1), PACKET))
        .contains(DropReason.NOT_CONNECTED);
  }

  private GtpuEnd start(Wires wires, Seen seen, List<IncomingGtpu> received) {
    return GtpuEnd.start(
        network.udp(),
        List.of(ReferencePoint.S1_U),
        wires,
        seen.surroundings(scheduler),
        received::addAll);
  }

  private void wire() {
    enbWires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_U, ENB, SGW)));
    sgwWires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_U, SGW, ENB)));
  }

  private void settle() {
    scheduler.runFor(Duration.ofMillis(10));
  }
}
