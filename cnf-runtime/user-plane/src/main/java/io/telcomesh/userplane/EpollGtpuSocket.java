package io.telcomesh.userplane;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.telcomesh.gtp.gtpu.GPduHeader;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// The kernel's: hands each datagram of a burst to the [Forwarder] and sends what came of them when
/// the burst is over.
final class EpollGtpuSocket extends SimpleChannelInboundHandler<DatagramPacket>
    implements GtpuSocket {
  /// How much longer a header of IPv6 is than one of IPv4.
  private static final int LONGER = 20;

  private final InetAddress local;
  private final Forwarder forwarder;
  private final Outbox outbox;

  EpollGtpuSocket(InetAddress local, int mtu, Channel channel, Forwarder forwarder, Drops drops) {
    this.local = local;
    this.forwarder = forwarder;
    outbox = new Outbox(channel, local instanceof Inet6Address ? mtu - LONGER : mtu, drops);
  }

  @Override
  public InetAddress local() {
    return local;
  }

  @Override
  public void send(ByteBuffer source, int from, int length, InetSocketAddress peer) {
    outbox.add(source, from, length, peer);
  }

  @Override
  public void flush() {
    outbox.flush();
  }

  /// The kernel joins datagrams that come close together from one peer (UDP_GRO); each says itself
  /// how long it is.
  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
    var content = datagram.content();
    var buffer = content.internalNioBuffer(content.readerIndex(), content.readableBytes());
    int end = buffer.limit();
    int next;
    for (int from = buffer.position(); from < end; from = next) {
      next = GPduHeader.end(buffer, from, end);
      forwarder.fromTunnel(this, buffer, from, next, datagram.sender());
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    forwarder.flush();
  }

  /// A socket's error concerns one datagram, and the next one may do better.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    forwarder.failed(cause);
  }
}
