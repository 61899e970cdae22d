package io.telcomesh.referencepoints.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.RecordingHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryNetworkTest {
  private static final InetSocketAddress A = at("10.0.0.1", 2123);
  private static final InetSocketAddress B = at("10.0.0.2", 2123);
  private static final InetSocketAddress C = at("10.0.0.3", 2123);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(7);
  private final InMemoryNetwork network = new InMemoryNetwork(scheduler, scheduler.random());

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void keepsTheOrderOfOneLinkWhileLinksOvertakeOneAnother() throws IOException {
    network.conditions(new LinkConditions(Duration.ofMillis(1), Duration.ofMillis(50), 0, 0));
    var arrived = received();
    assertThat(arrived.stream().filter(number -> number < 100)).isSorted();
    assertThat(arrived.stream().filter(number -> number >= 100)).isSorted();
    assertThat(arrived).hasSize(200).isNotEqualTo(IntStream.range(0, 200).boxed().toList());
  }

  @Test
  void losesAndRepeatsDatagramsAsTheSeedSays() throws IOException {
    network.conditions(new LinkConditions(Duration.ZERO, Duration.ofMillis(1), 0.3, 0.3));
    var arrived = received();
    assertThat(arrived.stream().distinct()).hasSizeBetween(110, 170);
    assertThat(arrived).hasSizeGreaterThan((int) arrived.stream().distinct().count());
  }

  @Test
  void refusesAPortThatIsTakenAndFreesItAgain() throws IOException {
    var first = network.udp();
    first.bind(A, _ -> {});
    assertThatThrownBy(() -> network.udp().bind(A, _ -> {})).isInstanceOf(IOException.class);
    first.close();
    network.udp().bind(A, _ -> {});
  }

  @Test
  void losesAnAssociationWhosePeerStaysSilent() throws IOException {
    var server = new RecordingHandler();
    var client = new RecordingHandler();
    network.sctp().listen(B, SctpOptions.SIGNALLING, server);
    var dialled = network.sctp().connect(at("10.0.0.1", 0), B, SctpOptions.SIGNALLING, client);
    scheduler.runFor(Duration.ofSeconds(1));
    network.silence(B.getAddress());
    dialled.send(new SctpMessage(0, 18, Octets.of(1)));
    scheduler.runFor(Duration.ofSeconds(30));
    assertThat(client.nextDown()).isEqualTo(AssociationEnd.PEER_LOST);
    assertThat(server.nextDown()).isEqualTo(AssociationEnd.PEER_LOST);
  }

  private List<Integer> received() throws IOException {
    var arrived = new ArrayList<Integer>();
    network.udp().bind(B, burst -> burst.forEach(datagram -> arrived.add(datagram.octets().at(0))));
    var a = network.udp().bind(A, _ -> {});
    var c = network.udp().bind(C, _ -> {});
    for (int i = 0; i < 100; i++) {
      a.send(B, Octets.of(i));
      c.send(B, Octets.of(100 + i));
    }
    scheduler.runFor(Duration.ofSeconds(5));
    return arrived;
  }

  private static InetSocketAddress at(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }
}
