package io.telcomesh.userplane;

import io.netty.bootstrap.Bootstrap;
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
import io.telcomesh.gtp.gtpu.Gtpu;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A peer that sends datagrams many at a time, and forgets what it receives.
final class Train implements AutoCloseable {
  private final MultiThreadIoEventLoopGroup thread =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("train", true), EpollIoHandler.newFactory());
  private final Channel channel;

  Train(InetAddress local) throws InterruptedException {
    channel =
        new Bootstrap()
            .group(thread)
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

  /// Sends the datagram so many times in one train, and so many trains; waits until the kernel has
  /// them.
  void send(Octets datagram, int times, int trains, InetAddress to) throws InterruptedException {
    var octets = Unpooled.directBuffer(times * datagram.length());
    for (int i = 0; i < times; i++) {
      octets.writeBytes(datagram.toByteArray());
    }
    var peer = new InetSocketAddress(to, Gtpu.PORT);
    for (int i = 0; i < trains; i++) {
      var train = octets.retainedDuplicate();
      channel.write(
          times == 1
              ? new DatagramPacket(train, peer)
              : new SegmentedDatagramPacket(train, datagram.length(), peer));
    }
    octets.release();
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).await();
  }

  @Override
  public void close() throws InterruptedException {
    channel.close().sync();
    thread.shutdownGracefully();
  }
}
