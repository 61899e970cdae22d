package io.telcomesh.userplane;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Measures packets a second of one thread (run by hand, as root): through an SGW, through a PGW
/// into a TUN interface, and through both. The sender sends in trains, as a peer of ours does.
final class ForwardingRate {
  private static final Inet4Address UE = Inet4Address.ofLiteral("10.45.0.2");
  private static final Inet4Address NETWORK = Inet4Address.ofLiteral("10.70.0.9");
  private static final Inet4Address ENODEB = Peer.loopback(10);
  private static final Inet4Address S1_U = Peer.loopback(1);
  private static final Inet4Address S5_SGW = Peer.loopback(2);
  private static final Inet4Address S5_PGW = Peer.loopback(3);
  private static final long SECONDS = 4;

  private ForwardingRate() {}

  public static void main(String[] arguments) throws Exception {
    for (int octets : new int[] {100, 1300}) {
      for (int train : new int[] {1, 8, 40}) {
        sgw(octets, train);
        pgw(octets, train);
        both(octets, train);
      }
    }
  }

  private static void sgw(int octets, int train) throws Exception {
    try (var sgw = UserPlane.start(1, _ -> {})) {
      sgw.bind(S1_U);
      sgw.bind(S5_SGW);
      var uplink = sgw.addTunnel(S1_U, new ForwardingAction.ToTunnel(S5_SGW, S5_PGW, new Teid(1)));
      var sink = new Train(S5_PGW);
      measure("SGW", octets, train, S1_U, uplink, uplink);
      sink.close();
    }
  }

  private static void pgw(int octets, int train) throws Exception {
    try (var namespace = Namespace.create("rate");
        var tun = network(namespace);
        var pgw = UserPlane.start(1, _ -> {})) {
      pgw.bind(S5_PGW);
      pgw.attachNetwork(tun);
      var uplink = pgw.addTunnel(S5_PGW, UeAddresses.of(UE), new ForwardingAction.ToInterface(tun));
      measure("PGW to TUN", octets, train, S5_PGW, uplink, uplink);
    }
  }

  private static void both(int octets, int train) throws Exception {
    try (var namespace = Namespace.create("rate");
        var tun = network(namespace);
        var sgw = UserPlane.start(1, _ -> {});
        var pgw = UserPlane.start(1, _ -> {})) {
      sgw.bind(S1_U);
      sgw.bind(S5_SGW);
      pgw.bind(S5_PGW);
      pgw.attachNetwork(tun);
      var out = pgw.addTunnel(S5_PGW, UeAddresses.of(UE), new ForwardingAction.ToInterface(tun));
      var in = sgw.addTunnel(S1_U, new ForwardingAction.ToTunnel(S5_SGW, S5_PGW, out.teid()));
      measure("SGW, PGW to TUN", octets, train, S1_U, in, out);
    }
  }

  private static TunInterface network(Namespace namespace) throws IOException {
    var tun = TunInterface.create("tmrate", 1);
    tun.moveTo(namespace.name());
    tun.up(1500);
    return tun;
  }

  private static void measure(
      String what, int octets, int train, InetAddress to, ForwardingRule in, ForwardingRule out)
      throws Exception {
    var packet = Packets.ipv4(UE, NETWORK, 17, Octets.wrap(new byte[octets - 20]));
    var datagram = Gtpu.encode(GtpuHeader.of(Gtpu.G_PDU, in.teid()), new GtpuMessage.GPdu(packet));
    var sender = new Train(ENODEB);
    send(sender, datagram, train, to, 2);
    long before = out.packets();
    long cpuBefore = cpu();
    long start = System.nanoTime();
    long sent = send(sender, datagram, train, to, SECONDS);
    double seconds = (System.nanoTime() - start) / 1e9;
    long packets = out.packets() - before;
    System.out.printf(
        "%-16s %5d octets, trains of %2d: sent %.2f M/s, forwarded %.2f M/s, %.2f us CPU a packet%n",
        what,
        octets,
        train,
        sent / seconds / 1e6,
        packets / seconds / 1e6,
        (cpu() - cpuBefore) / 1e3 / packets);
    sender.close();
  }

  private static long send(Train sender, Octets datagram, int train, InetAddress to, long seconds)
      throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long sent = 0;
    while (System.nanoTime() < end) {
      sender.send(datagram, train, 64, to);
      sent += 64L * train;
    }
    return sent;
  }

  /// Of the user plane's threads, in nanoseconds.
  private static long cpu() {
    var threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().startsWith("user-plane"))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
        .sum();
  }
}
