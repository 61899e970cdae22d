package io.telcomesh.referencepoints.sctp.userspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.RecordingHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two engines in two processes: what one sees when the other dies or comes back.
abstract class TwoProcessesContract {
  private static final SctpOptions QUICK =
      new SctpOptions(
          8,
          Duration.ofMillis(200),
          Duration.ofMillis(100),
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          3,
          6,
          8 << 20);
  private static final InetSocketAddress HERE = at("127.0.0.11", 36499);
  private static final InetSocketAddress THERE = at("127.0.0.12", 36499);

  private final String way;
  private final RecordingHandler handler = new RecordingHandler();
  private final SctpProvider provider;

  TwoProcessesContract(String way, SctpProvider provider) {
    this.way = way;
    this.provider = provider;
  }

  @BeforeEach
  void listen() throws IOException {
    provider.listen(HERE, QUICK, handler);
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void echoesAcrossProcesses() throws IOException {
    try (var _ = PeerProcess.listening(way, THERE)) {
      provider.connect(at("127.0.0.11", 0), THERE, QUICK, handler);
      var association = handler.nextUp();
      for (int i = 0; i < 1000; i++) {
        association.send(new SctpMessage(i % 8, 4242, Octets.of(i >> 8, i)));
      }
      for (int i = 0; i < 1000; i++) {
        assertThat(handler.nextMessage().payloadProtocol()).isEqualTo(4242);
      }
    }
  }

  @Test
  void noticesThatThePeerDied() throws IOException {
    try (var peer = PeerProcess.dialling(way, THERE, HERE)) {
      handler.nextUp();
      peer.kill();
      assertThat(handler.nextDown()).isEqualTo(AssociationEnd.PEER_LOST);
    }
  }

  @Test
  void noticesThatThePeerRestarted() throws IOException {
    var patient =
        new SctpOptions(
            8,
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            10,
            6,
            8 << 20);
    var at = at("127.0.0.11", 36498);
    provider.listen(at, patient, handler);
    try (var first = PeerProcess.dialling(way, THERE, at)) {
      var association = handler.nextUp();
      first.kill();
      try (var _ = PeerProcess.dialling(way, THERE, at)) {
        assertThat(handler.nextRestart()).isSameAs(association);
        association.send(new SctpMessage(1, 4242, Octets.of(1)));
        assertThat(handler.nextMessage()).isEqualTo(new SctpMessage(1, 4242, Octets.of(1)));
      }
    }
  }

  private static InetSocketAddress at(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }
}
