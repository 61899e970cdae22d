package io.telcomesh.userplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.FileDescriptor;
import io.telcomesh.codec.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The kernel takes apart what we have joined: it routes the packets back to the interface that
/// they came from, as it does between two UEs, and there each is as it was but for its hop limit.
class JoinedPacketsTest {
  private static final int COUNT = 20;
  private static final int LENGTH = 500;

  private static final Flow IPV4 =
      new Flow(InetAddress.ofLiteral("10.45.0.2"), InetAddress.ofLiteral("10.45.0.3"), 7);
  private static final Flow IPV6 =
      new Flow(
          InetAddress.ofLiteral("2001:db8:45:2::1"), InetAddress.ofLiteral("2001:db8:45:3::1"), 7);

  @Test
  void datagramsComeOutAsTheyWere() throws IOException {
    Epoll.ensureAvailability();
    for (var flow : List.of(IPV4, IPV6)) {
      comesBack(IntStream.range(0, COUNT).mapToObj(i -> flow.datagram(i, payload(i))).toList());
    }
  }

  @Test
  void streamsComeOutAsTheyWere() throws IOException {
    Epoll.ensureAvailability();
    for (var flow : List.of(IPV4, IPV6)) {
      comesBack(
          IntStream.range(0, COUNT)
              .mapToObj(i -> flow.tcp(i, 1000 + (long) i * LENGTH, flags(i), payload(i)))
              .toList());
    }
  }

  private static int flags(int number) {
    return number == COUNT - 1 ? Flow.ACK | Segment.PUSH : Flow.ACK;
  }

  private static void comesBack(List<Octets> packets) throws IOException {
    try (var namespace = Namespace.create("joined");
        var tun = KernelTun.create("tmj" + ProcessHandle.current().pid(), 1)) {
      forward(namespace.name());
      tun.moveTo(namespace.name());
      tun.up(1500);
      tun.route("10.45.0.0/16");
      tun.route("2001:db8:45::/48");
      var queue = tun.queues().getFirst();
      var drops = new Drops();
      var outbox = new TunOutbox(drops);
      for (var packet : packets) {
        outbox.add(queue, tun.joinsUdp(), buffer(packet), 0, packet.length());
      }
      outbox.flush();

      assertThat(read(queue, packets.size()))
          .isEqualTo(packets.stream().map(JoinedPacketsTest::withoutHops).toList());
      assertThat(drops.of(DropReason.REFUSED_BY_KERNEL)).isZero();
    }
  }

  private static void forward(String namespace) throws IOException {
    for (var setting :
        List.of("ipv4/ip_forward", "ipv6/conf/all/forwarding", "ipv6/conf/default/forwarding")) {
      IpCommand.run(
          "netns", "exec", namespace, "sh", "-c", "echo 1 >/proc/sys/net/%s".formatted(setting));
    }
  }

  /// The flow's packets; the kernel has other things to say too, in ICMP.
  private static List<Octets> read(FileDescriptor queue, int count) throws IOException {
    var packets = new ArrayList<Octets>();
    var room = ByteBuffer.allocateDirect(1 << 16);
    long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (packets.size() < count && System.nanoTime() < patience) {
      int end = queue.read(room, 0, room.capacity());
      if (end > TunTrain.HEADER) {
        var packet = Octets.copyOf(room.duplicate().limit(end).position(TunTrain.HEADER));
        if (Segment.of(room, TunTrain.HEADER, end) != null) {
          packets.add(withoutHops(packet));
        }
      }
    }
    return packets;
  }

  /// Without the hop limit and what is computed from it.
  private static Octets withoutHops(Octets packet) {
    var octets = packet.toByteArray();
    if (octets[0] >> 4 == 4) {
      octets[8] = octets[10] = octets[11] = 0;
    } else {
      octets[7] = 0;
    }
    return Octets.wrap(octets);
  }

  private static ByteBuffer buffer(Octets packet) {
    return ByteBuffer.allocateDirect(packet.length()).put(0, packet.toByteArray());
  }

  private static Octets payload(int seed) {
    var octets = new byte[seed == COUNT - 1 ? LENGTH - 7 : LENGTH];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) (seed * 31 + i);
    }
    return Octets.wrap(octets);
  }
}
