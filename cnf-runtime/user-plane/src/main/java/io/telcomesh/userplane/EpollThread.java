package io.telcomesh.userplane;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.UnixChannelOption;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// One thread with its sockets and interface queues. What changes them runs on it; who asks waits.
final class EpollThread implements ForwardingThread {
  private static final int DATAGRAM = 65_536;
  private static final int BURST = 16;
  private static final int SOCKET_BUFFER = 4 << 20;
  private static final int USUAL_MTU = 1500;
  private static final WriteBufferWaterMark MOST_UNSENT =
      new WriteBufferWaterMark(1 << 20, 4 << 20);

  private final IoEventLoop loop;
  private final Forwarder forwarder;
  private final Drops drops;
  private final TunOutbox outbox;
  private final Map<InetAddress, Channel> channels = new HashMap<>();
  private final Map<TunInterface, IoRegistration> registrations = new HashMap<>();
  private final List<GtpuSocket> sockets = new ArrayList<>();
  private final List<TunPort> ports = new ArrayList<>();

  EpollThread(IoEventLoop loop, Forwarder forwarder, Drops drops) {
    this.loop = loop;
    this.forwarder = forwarder;
    this.drops = drops;
    outbox = new TunOutbox(drops);
  }

  @Override
  public void bind(InetAddress local, boolean shared) throws IOException {
    int mtu = mtu(local);
    var bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(EpollDatagramChannel.class)
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
            .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(BURST * DATAGRAM))
            .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, MOST_UNSENT)
            .option(EpollChannelOption.UDP_GRO, true)
            .option(UnixChannelOption.SO_REUSEPORT, shared)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(new EpollGtpuSocket(local, mtu, channel, forwarder, drops));
                  }
                });
    var bound = bootstrap.bind(local, Gtpu.PORT).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(
          "cannot bind GTP-U to %s port %d".formatted(local.getHostAddress(), Gtpu.PORT),
          bound.cause());
    }
    onLoop(() -> {
      channels.put(local, bound.channel());
      sockets.add(bound.channel().pipeline().get(EpollGtpuSocket.class));
      forwarder.sockets(sockets.toArray(GtpuSocket[]::new));
      return local;
    });
  }

  @Override
  public void unbind(InetAddress local) {
    var channel =
        onLoop(() -> {
          sockets.removeIf(socket -> socket.local().equals(local));
          forwarder.sockets(sockets.toArray(GtpuSocket[]::new));
          return java.util.Optional.ofNullable(channels.remove(local));
        });
    channel.ifPresent(bound -> bound.close().awaitUninterruptibly());
  }

  @Override
  public void attach(TunInterface tun, int queue, boolean towardsUe) throws IOException {
    if (!(tun instanceof KernelTun kernel)) {
      throw new IOException(tun + " is not the kernel's, but this user plane is");
    }
    var port = new EpollTunPort(kernel, kernel.queues().get(queue), towardsUe, forwarder, outbox);
    var registered = loop.register(port).awaitUninterruptibly();
    if (!registered.isSuccess()) {
      throw new IOException("cannot take packets from " + tun, registered.cause());
    }
    var registration = registered.getNow();
    onLoop(() -> {
      ports.add(port);
      forwarder.ports(ports.toArray(TunPort[]::new));
      registrations.put(tun, registration);
      return registration.submit(EpollIoOps.EPOLLIN);
    });
  }

  @Override
  public void detach(TunInterface tun) {
    onLoop(() -> {
      ports.removeIf(port -> port.of(tun));
      forwarder.ports(ports.toArray(TunPort[]::new));
      var registration = registrations.remove(tun);
      return registration != null && registration.cancel();
    });
  }

  @Override
  public void changeAndRelease(Rules rules, ForwardingRule rule, ForwardingAction action) {
    loop.execute(() -> {
      rules.change(rule, action);
      if (!(action instanceof ForwardingAction.Buffer)) {
        forwarder.release(rule);
      }
    });
  }

  @Override
  public void send(
      InetAddress local, InetSocketAddress peer, GtpuHeader header, GtpuMessage message) {
    loop.execute(() -> {
      var socket = forwarder.socket(local);
      if (socket == null) {
        drops.count(DropReason.NOWHERE_TO_SEND);
      } else {
        socket.send(header, message, peer);
        socket.flush();
      }
    });
  }

  @Override
  public void close() {
    for (var local : onLoop(() -> List.copyOf(channels.keySet()))) {
      unbind(local);
    }
    for (var tun : onLoop(() -> List.copyOf(registrations.keySet()))) {
      detach(tun);
    }
  }

  private <R> R onLoop(Callable<R> change) {
    return loop.submit(change).syncUninterruptibly().getNow();
  }

  private static int mtu(InetAddress local) throws IOException {
    var device = NetworkInterface.getByInetAddress(local);
    return device == null ? USUAL_MTU : device.getMTU();
  }
}
