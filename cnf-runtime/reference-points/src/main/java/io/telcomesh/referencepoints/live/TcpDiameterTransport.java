package io.telcomesh.referencepoints.live;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.diameter.DiameterTransport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Diameter over TCP: the messages' own length field divides the stream, RFC 6733 §3. One thread
/// reads all connections in bursts.
public final class TcpDiameterTransport implements DiameterTransport {
  private static final int LONGEST_MESSAGE = 1 << 20;
  private static final int DIAL_MILLISECONDS = 5_000;
  private static final int MOST_UNSENT_OCTETS = 4 << 20;

  private final EventLoopGroup eventLoop =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  @Override
  public Runnable listen(InetSocketAddress local, Handler handler) throws IOException {
    requireOneAddress(local);
    var binding =
        new ServerBootstrap()
            .group(eventLoop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(initializer(handler))
            .bind(local)
            .awaitUninterruptibly();
    if (!binding.isSuccess()) {
      throw new IOException(
          "Diameter cannot listen at " + local + ": " + binding.cause().getMessage(),
          binding.cause());
    }
    return () -> binding.channel().close();
  }

  @Override
  public void dial(InetSocketAddress local, InetSocketAddress peer, Handler handler) {
    requireOneAddress(local);
    new Bootstrap()
        .group(eventLoop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, DIAL_MILLISECONDS)
        .handler(initializer(handler))
        .connect(peer, local)
        .addListener(dialled -> {
          if (!dialled.isSuccess()) {
            handler.unreachable(peer);
          }
        });
  }

  @Override
  public void close() {
    eventLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private static ChannelInitializer<SocketChannel> initializer(Handler handler) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        channel
            .config()
            .setWriteBufferWaterMark(
                new WriteBufferWaterMark(MOST_UNSENT_OCTETS / 2, MOST_UNSENT_OCTETS));
        channel
            .pipeline()
            .addLast(new LengthFieldBasedFrameDecoder(LONGEST_MESSAGE, 1, 3, -4, 0))
            .addLast(new Messages(handler));
      }
    };
  }

  private static void requireOneAddress(InetSocketAddress address) {
    if (address.isUnresolved() || address.getAddress().isAnyLocalAddress()) {
      throw new IllegalArgumentException("Diameter binds to one address, not to " + address);
    }
  }

  private record TcpConnection(Channel channel, InetSocketAddress local, InetSocketAddress peer)
      implements Connection {
    @Override
    public Optional<DropReason> send(Octets message) {
      if (!channel.isActive()) {
        return Optional.of(DropReason.NOT_CONNECTED);
      }
      if (!channel.isWritable()) {
        return Optional.of(DropReason.CONGESTED);
      }
      channel.writeAndFlush(Unpooled.wrappedBuffer(message.toByteBuffer()), channel.voidPromise());
      return Optional.empty();
    }

    @Override
    public void close() {
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /// Gathers what one read brings.
  private static final class Messages extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(Messages.class.getName());

    private final Handler handler;
    private final List<Octets> burst = new ArrayList<>();
    private Optional<TcpConnection> connection = Optional.empty();

    private Messages(Handler handler) {
      this.handler = handler;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      var channel = context.channel();
      var up =
          new TcpConnection(
              channel,
              (InetSocketAddress) channel.localAddress(),
              (InetSocketAddress) channel.remoteAddress());
      connection = Optional.of(up);
      handler.up(up);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      var buffer = (ByteBuf) message;
      var octets = new byte[buffer.readableBytes()];
      buffer.readBytes(octets);
      buffer.release();
      burst.add(Octets.wrap(octets));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      if (!burst.isEmpty()) {
        var whole = List.copyOf(burst);
        burst.clear();
        connection.ifPresent(up -> handler.received(up, whole));
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      channelReadComplete(context);
      connection.ifPresent(handler::down);
    }

    // No Diameter, too long a message, or a reset: of no more use.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      LOG.log(System.Logger.Level.INFO, "{0}: {1}", context.channel().remoteAddress(), cause);
      context.close();
    }
  }
}
