package io.telcomesh.userplane;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
      var sink = channel(S5_PGW);
      measure("SGW", octets, train, S1_U, uplink, uplink);
      sink.close().sync();
    }
  }

  private static void pgw(int octets, int train) throws Exception {
    try (var namespace = Namespace.create("rate");
        var tun = network(namespace);
        var pgw = UserPlane.start(1, _ -> {})) {
      pgw.bind(S5_PGW);
      pgw.attachNetwork(tun);
      var uplink = pgw.addTunnel(S5_PGW, UE, new ForwardingAction.ToInterface(tun));
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
      var out = pgw.addTunnel(S5_PGW, UE, new ForwardingAction.ToInterface(tun));
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
    var trainOctets = new byte[train * datagram.length()];
    for (int i = 0; i < train; i++) {
      datagram.copyInto(trainOctets, i * datagram.length());
    }
    var content = Unpooled.directBuffer(trainOctets.length).writeBytes(trainOctets);
    var sender = channel(ENODEB);
    var peer = new InetSocketAddress(to, Gtpu.PORT);
    send(sender, content, train, datagram.length(), peer, 2);
    long before = out.packets();
    long cpuBefore = cpu();
    long start = System.nanoTime();
    long sent = send(sender, content, train, datagram.length(), peer, SECONDS);
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
    sender.close().sync();
  }

  private static long send(
      Channel sender, ByteBuf content, int train, int length, InetSocketAddress peer, long seconds)
      throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long sent = 0;
    while (System.nanoTime() < end) {
      for (int i = 0; i < 16; i++) {
        var octets = content.retainedDuplicate();
        sender.write(
            train == 1
                ? new DatagramPacket(octets, peer)
                : new SegmentedDatagramPacket(octets, length, peer));
        sent += train;
      }
      sender.writeAndFlush(Unpooled.EMPTY_BUFFER).await();
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

  private static Channel channel(InetAddress local) throws InterruptedException {
    var group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("measure", true), EpollIoHandler.newFactory());
    return new Bootstrap()
        .group(group)
        .channel(EpollDatagramChannel.class)
        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(65_536))
        .option(EpollChannelOption.UDP_GRO, true)
        .handler(
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelRead(ChannelHandlerContext context, Object datagram) {
                ReferenceCountUtil.release(datagram);
              }
            })
        .bind(local, Gtpu.PORT)
        .sync()
        .channel();
  }
}
