package io.telcomesh.userplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.FileDescriptor;
import io.telcomesh.codec.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes to the kernel as one packet; in [JoinedPacketsTest] it takes that apart.
class TunOutboxTest {
  private static final Flow FLOW =
      new Flow(InetAddress.ofLiteral("10.45.0.2"), InetAddress.ofLiteral("10.70.0.1"), 7);
  private static final Flow OTHER = new Flow(FLOW.from(), FLOW.to(), 8);
  private static final int HEADERS = TunTrain.HEADER + 28;

  private final Drops drops = new Drops();
  private final TunOutbox outbox = new TunOutbox(drops);
  private FileDescriptor[] pipe = {};

  @BeforeEach
  void open() throws IOException {
    Epoll.ensureAvailability();
    pipe = FileDescriptor.pipe();
  }

  @AfterEach
  void close() throws IOException {
    for (var end : pipe) {
      end.close();
    }
  }

  @Test
  void joinsDatagramsOfOneFlowAndLength() throws IOException {
    var written = written(IntStream.range(0, 5).mapToObj(i -> FLOW.datagram(i, payload(i, 100))));
    assertThat(written).hasSize(1);
    var one = written.getFirst();
    assertThat(one.length()).isEqualTo(HEADERS + 500);
    assertThat(one.slice(0, 2)).isEqualTo(Octets.hex("0105")); // checksum is theirs, UDP
    assertThat(one.slice(12, 14)).isEqualTo(Octets.hex("0210")); // total length 528
    assertThat(one.slice(TunTrain.HEADER + 24, TunTrain.HEADER + 26)).isEqualTo(Octets.hex("01fc"));
    assertThat(one.from(HEADERS + 400)).isEqualTo(payload(4, 100));
  }

  @Test
  void leavesASinglePacketAsItIs() throws IOException {
    var packet = FLOW.datagram(9, payload(1, 33));
    assertThat(written(packet)).containsExactly(Octets.zeros(TunTrain.HEADER).then(packet));
  }

  @Test
  void endsWithAShorterOneAndBeginsAnewWithALongerOne() throws IOException {
    assertThat(lengths(datagrams(100, 100, 40, 100, 120))).containsExactly(240, 100, 120);
  }

  @Test
  void joinsSegmentsOfAStreamInTheirOrder() throws IOException {
    var segments =
        List.of(
            FLOW.tcp(1, 0xffffffffL, Flow.ACK, payload(1, 100)),
            FLOW.tcp(2, 99, Flow.ACK | Segment.PUSH, payload(2, 100)),
            FLOW.tcp(3, 199, Flow.ACK, payload(3, 100)));
    var written = written(segments.toArray(Octets[]::new));
    assertThat(written).hasSize(2);
    assertThat(written.getFirst().slice(0, 2)).isEqualTo(Octets.hex("0101"));
    assertThat(written.getFirst().at(TunTrain.HEADER + 33)).isEqualTo(Flow.ACK | Segment.PUSH);
  }

  @Test
  void joinsNoSegmentsWithAGapAndNoneThatOpenOrEnd() throws IOException {
    assertThat(
            written(
                FLOW.tcp(1, 0, Flow.ACK, payload(1, 100)),
                FLOW.tcp(2, 200, Flow.ACK, payload(2, 100)),
                FLOW.tcp(3, 300, 2, payload(3, 100)),
                FLOW.tcp(4, 400, Flow.ACK | 1, payload(4, 100))))
        .hasSize(4);
  }

  @Test
  void keepsFlowsApart() throws IOException {
    assertThat(
            lengths(
                FLOW.datagram(1, payload(1, 100)),
                OTHER.datagram(1, payload(2, 50)),
                FLOW.datagram(2, payload(3, 100)),
                OTHER.datagram(2, payload(4, 50))))
        .containsExactly(200, 100);
  }

  @Test
  void joinsNothingThatHasChangedOnItsWay() throws IOException {
    var changed = FLOW.datagram(2, payload(2, 100)).toByteArray();
    changed[60] ^= 1;
    assertThat(
            written(
                FLOW.datagram(1, payload(1, 100)),
                Octets.wrap(changed),
                FLOW.datagram(3, payload(3, 100))))
        .hasSize(3)
        .element(1)
        .isEqualTo(Octets.zeros(TunTrain.HEADER).then(Octets.wrap(changed)));
  }

  @Test
  void joinsNoDatagramsWhoseNumbersTheKernelWouldChange() throws IOException {
    assertThat(
            lengths(
                FLOW.datagram(1, payload(1, 100)),
                FLOW.datagram(7, payload(2, 100)),
                FLOW.datagram(8, payload(3, 100))))
        .containsExactly(100, 200);
  }

  @Test
  void joinsNoDatagramsWhereTheKernelDoesNotKnowHow() throws IOException {
    for (var packet : datagrams(100, 100)) {
      add(packet, false);
    }
    outbox.flush();
    assertThat(read()).hasSize(2);
  }

  @Test
  void countsEveryPacketThatTheInterfaceRefuses() throws IOException {
    pipe[0].close();
    written(datagrams(100, 100, 100));
    assertThat(drops.of(DropReason.REFUSED_BY_KERNEL)).isEqualTo(3);
  }

  private List<Integer> lengths(Octets... packets) throws IOException {
    return written(packets).stream().map(one -> one.length() - HEADERS).toList();
  }

  private static Octets[] datagrams(int... lengths) {
    IntFunction<Octets> datagram = i -> FLOW.datagram(i, payload(i, lengths[i]));
    return IntStream.range(0, lengths.length).mapToObj(datagram).toArray(Octets[]::new);
  }

  private List<Octets> written(java.util.stream.Stream<Octets> packets) throws IOException {
    return written(packets.toArray(Octets[]::new));
  }

  private List<Octets> written(Octets... packets) throws IOException {
    for (var packet : packets) {
      add(packet, true);
    }
    outbox.flush();
    return pipe[0].isOpen() ? read() : List.of();
  }

  private void add(Octets packet, boolean joinsUdp) {
    var buffer = ByteBuffer.allocateDirect(7 + packet.length());
    buffer.put(7, packet.toByteArray());
    outbox.add(pipe[1], joinsUdp, buffer, 7, 7 + packet.length());
  }

  /// What the interface would have got, packet by packet: each says how long it is.
  private List<Octets> read() throws IOException {
    var all = ByteBuffer.allocateDirect(1 << 16);
    int end = pipe[0].read(all, 0, all.capacity());
    var packets = new ArrayList<Octets>();
    for (int at = 0; at < end; ) {
      int length = TunTrain.HEADER + (all.getShort(at + TunTrain.HEADER + 2) & 0xffff);
      packets.add(Octets.copyOf(all.duplicate().limit(at + length).position(at)));
      at += length;
    }
    return packets;
  }

  private static Octets payload(int seed, int length) {
    var octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) (seed * 31 + i);
    }
    return Octets.wrap(octets);
  }
}
