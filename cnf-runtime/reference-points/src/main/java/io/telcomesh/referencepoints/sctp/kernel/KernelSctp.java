package io.telcomesh.referencepoints.sctp.kernel;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions.InitMaxStreams;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.sctp.SctpChannelOption;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpListener;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// SCTP of the kernel. Of the options it takes the streams; the timers are the kernel's own
/// (`net.sctp.*`), which the JDK cannot set. The longest message is what the kernel's send buffer
/// holds (`net.core.wmem_max`).
public final class KernelSctp implements SctpProvider {
  private final EventLoopGroup eventLoop =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  private KernelSctp() {}

  /// @throws IOException when the kernel or the machine lacks what it needs
  public static KernelSctp open() throws IOException {
    var missing = unavailable();
    if (missing.isPresent()) {
      throw new IOException(missing.get());
    }
    return new KernelSctp();
  }

  /// Why it cannot work here; empty when it can.
  public static Optional<String> unavailable() {
    try (var _ = SctpChannel.open()) {
      return Optional.empty();
    } catch (UnsupportedOperationException missing) {
      return Optional.of(
          "the JDK finds no SCTP here ("
              + missing.getMessage()
              + "): Debian's package is libsctp1");
    } catch (IOException refused) {
      return Optional.of("the kernel has no SCTP (" + refused.getMessage() + ")");
    }
  }

  @Override
  public String description() {
    return "SCTP of the kernel";
  }

  @Override
  public SctpListener listen(
      InetSocketAddress local, SctpOptions options, AssociationHandler handler) throws IOException {
    requireOneAddress(local);
    var channel =
        bound(
            new ServerBootstrap()
                .group(eventLoop)
                .channelFactory(KernelChannel.Server::new)
                .option(SctpChannelOption.SCTP_INIT_MAXSTREAMS, streams(options))
                .childOption(SctpChannelOption.SCTP_NODELAY, true)
                .childHandler(
                    new ChannelInitializer<KernelChannel>() {
                      // One handler an association: a shared one leaves the second half accepted.
                      @Override
                      protected void initChannel(KernelChannel accepted) {
                        accepted
                            .pipeline()
                            .addLast(new KernelAssociation(accepted, options, handler));
                      }
                    })
                .bind(local));
    return new KernelListener(local, channel);
  }

  @Override
  public Association connect(
      InetSocketAddress local,
      InetSocketAddress peer,
      SctpOptions options,
      AssociationHandler handler)
      throws IOException {
    requireOneAddress(local);
    requireOneAddress(peer);
    var bootstrap =
        new Bootstrap()
            .group(eventLoop)
            .channelFactory(KernelSctp::channel)
            .option(SctpChannelOption.SCTP_NODELAY, true)
            .option(SctpChannelOption.SCTP_INIT_MAXSTREAMS, streams(options))
            .handler(
                new ChannelInitializer<KernelChannel>() {
                  @Override
                  protected void initChannel(KernelChannel dialled) {
                    dialled.pipeline().addLast(new KernelAssociation(dialled, options, handler));
                  }
                });
    var channel = bound(bootstrap.bind(local));
    var association = channel.pipeline().get(KernelAssociation.class);
    association.dial(peer);
    return association;
  }

  @Override
  public void close() {
    eventLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private static KernelChannel channel() {
    try {
      return new KernelChannel();
    } catch (IOException refused) {
      throw new UncheckedIOException("The kernel gives no SCTP socket", refused);
    }
  }

  private static Channel bound(ChannelFuture binding) throws IOException {
    binding.awaitUninterruptibly();
    if (!binding.isSuccess()) {
      throw new IOException("SCTP cannot bind: " + binding.cause().getMessage(), binding.cause());
    }
    return binding.channel();
  }

  private static InitMaxStreams streams(SctpOptions options) {
    return InitMaxStreams.create(options.streams(), options.streams());
  }

  private static void requireOneAddress(InetSocketAddress address) {
    if (address.isUnresolved() || address.getAddress().isAnyLocalAddress()) {
      throw new IllegalArgumentException("SCTP takes one address, not " + address);
    }
  }

  private record KernelListener(InetSocketAddress local, Channel channel) implements SctpListener {
    @Override
    public void close() {
      channel.close();
    }
  }
}
