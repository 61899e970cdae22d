package io.telcomesh.referencepoints.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterHandler;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.diameter.DiameterPeer;
import io.telcomesh.referencepoints.diameter.IncomingDiameter;
import io.telcomesh.referencepoints.udp.Datagram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The machine's own sockets under the ends, on loopback.
class LiveEndsTest {
  private static final InetAddress MME = InetAddress.ofLiteral("127.0.0.31");
  private static final InetAddress HSS = InetAddress.ofLiteral("127.0.0.32");
  private static final int PORT = 43868;
  private static final DiameterOptions OPTIONS =
      new DiameterOptions(
          PORT,
          DiameterOptions.DEFAULT.watchdog(),
          DiameterOptions.DEFAULT.reconnect(),
          DiameterOptions.DEFAULT.answer());

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<DropReason> drops = new LinkedBlockingQueue<>();

  @Test
  void carriesDatagramsBothWays() throws Exception {
    var atA = new LinkedBlockingQueue<Datagram>();
    var atB = new LinkedBlockingQueue<Datagram>();
    try (var udp = new LiveUdp()) {
      var a = udp.bind(new InetSocketAddress(MME, 0), atA::addAll);
      var b = udp.bind(new InetSocketAddress(HSS, 0), atB::addAll);
      for (int i = 0; i < 100; i++) {
        a.send(b.local(), Octets.of(i));
      }
      for (int i = 0; i < 100; i++) {
        assertThat(next(atB)).isEqualTo(new Datagram(a.local(), Octets.of(i)));
      }
      b.send(a.local(), Octets.of(9));
      assertThat(next(atA).octets()).isEqualTo(Octets.of(9));
      assertThatThrownBy(() -> udp.bind(a.local(), _ -> {})).isInstanceOf(IOException.class);
    }
  }

  @Test
  void bindsAnAddressAgainAsSoonAsItsSocketIsClosed() throws Exception {
    var read = new LinkedBlockingQueue<Datagram>();
    try (var udp = new LiveUdp()) {
      var socket = udp.bind(new InetSocketAddress(MME, 0), read::addAll);
      for (int i = 0; i < 20; i++) {
        socket.send(socket.local(), Octets.of(i));
        assertThat(next(read).octets()).isEqualTo(Octets.of(i));
        socket.close();
        socket = udp.bind(socket.local(), read::addAll);
      }
    }
  }

  @Test
  void opensDiameterOverTcpAndDropsWhoSpeaksSomethingElse() throws Exception {
    try (var scheduler = new LiveScheduler(1, 1);
        var mmeTcp = new TcpDiameterTransport();
        var hssTcp = new TcpDiameterTransport()) {
      var mmeWires = new Wires();
      var hssWires = new Wires();
      var surroundings = new Surroundings(scheduler, _ -> {}, (_, reason) -> drops.add(reason));
      var server =
          DiameterEnd.answering(
              List.of(hssTcp),
              node("hss.example.org"),
              hssWires,
              surroundings,
              OPTIONS,
              new SecureRandom(),
              new Recorder("hss"));
      var client =
          DiameterEnd.dialling(
              mmeTcp,
              node("mme.example.org"),
              mmeWires,
              surroundings,
              OPTIONS,
              new SecureRandom(),
              new Recorder("mme"));
      mmeWires.post(new WireEvent.Up(new Wire(ReferencePoint.S6A, MME, HSS)));
      hssWires.post(new WireEvent.Up(new Wire(ReferencePoint.S6A, HSS)));
      assertThat(List.of(next(events), next(events)))
          .containsExactlyInAnyOrder("mme up hss.example.org", "hss up mme.example.org");
      try (var stranger = new Socket(HSS, PORT, MME, 0)) {
        stranger.getOutputStream().write("GET / HTTP/1.1\r\nHost: hss\r\n\r\n".getBytes("ASCII"));
        assertThat(stranger.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(client.peers()).hasSize(1);
      client.close();
      assertThat(List.of(next(events), next(events)))
          .containsExactlyInAnyOrder("mme down hss.example.org", "hss down mme.example.org");
      server.close();
    }
  }

  private static DiameterNode node(String host) {
    return new DiameterNode(host, "example.org", 1, 10415, 16777251);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    var next = queue.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Nothing within 10 s");
    }
    return next;
  }

  private final class Recorder implements DiameterHandler {
    private final String who;

    private Recorder(String who) {
      this.who = who;
    }

    @Override
    public Optional<String> received(IncomingDiameter request, Burst burst) {
      return Optional.empty();
    }

    @Override
    public void peerUp(DiameterPeer peer, boolean restarted) {
      events.add(who + " up " + peer.host());
    }

    @Override
    public void peerDown(DiameterPeer peer) {
      events.add(who + " down " + peer.host());
    }
  }
}
