package io.telcomesh.nsm.sdk;

import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// The gRPC ends of one process: channels to others, one for each address, and servers, over unix
/// sockets and TCP, all through one [CallChain].
public final class Transport implements AutoCloseable {

  // Descriptors of namespaces and sockets travel on the octets of a unix socket, below TLS and
  // HTTP/2: what passes them stands between these channel types and gRPC.

  private static final int DIAL_MILLIS = 2000;

  private final CallChain chain;
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("nsm-io", true), EpollIoHandler.newFactory());
  private final Map<NsmUrl, Redialling> channels = new ConcurrentHashMap<>();

  public Transport(CallChain chain) {
    this.chain = chain;
  }

  /// What this process says of itself in a path.
  public TokenSource tokens() {
    return chain.tokens();
  }

  /// The channel to that address, which lives as long as the transport. Each call after a failure
  /// to connect tries at once, so that a component is found again as soon as it is back.
  public Channel channel(NsmUrl target) {
    return channels.computeIfAbsent(target, Redialling::new);
  }

  /// Serves on that address until the server is shut down. The health service answers for each
  /// given service and for the process. A stale socket file gives way; its directory is made.
  ///
  /// @param executor runs the calls
  /// @throws UncheckedIOException where the address cannot be bound
  public Server listen(NsmUrl address, Executor executor, List<BindableService> services) {
    var health = new HealthStatusManager();
    var server = listening(address).executor(executor).addService(health.getHealthService());
    for (BindableService service : services) {
      server.addService(service);
      String name = service.bindService().getServiceDescriptor().getName();
      health.setStatus(name, ServingStatus.SERVING);
    }
    chain.incoming().forEach(server::intercept);
    try {
      Server started = server.build().start();
      if (address instanceof NsmUrl.Unix(Path path)) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
      return started;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot listen on " + address, failed);
    }
  }

  @Override
  public void close() {
    channels.values().forEach(Redialling::shutdown);
    var ended = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    ended.awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  private ManagedChannel dial(NsmUrl target) {
    var builder =
        switch (target) {
          case NsmUrl.Unix(Path path) ->
              NettyChannelBuilder.forAddress(
                      new DomainSocketAddress(path.toString()), chain.client())
                  .channelType(EpollDomainSocketChannel.class, DomainSocketAddress.class)
                  .withOption(ChannelOption.SO_KEEPALIVE, null) // not known to unix sockets
                  .overrideAuthority("localhost");
          case NsmUrl.Tcp(String host, int port) ->
              NettyChannelBuilder.forAddress(host, port, chain.client())
                  .channelType(EpollSocketChannel.class, InetSocketAddress.class);
        };
    return builder
        .eventLoopGroup(loops)
        .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, DIAL_MILLIS)
        .intercept(chain.outgoing())
        .build();
  }

  private NettyServerBuilder listening(NsmUrl address) {
    var builder =
        switch (address) {
          case NsmUrl.Unix(Path path) ->
              NettyServerBuilder.forAddress(freeSocket(path), chain.server())
                  .withChildOption(ChannelOption.SO_KEEPALIVE, null)
                  .channelType(EpollServerDomainSocketChannel.class);
          case NsmUrl.Tcp(String host, int port) ->
              NettyServerBuilder.forAddress(socketAddress(host, port), chain.server())
                  .channelType(EpollServerSocketChannel.class);
        };
    return builder.bossEventLoopGroup(loops).workerEventLoopGroup(loops);
  }

  private static InetSocketAddress socketAddress(String host, int port) {
    return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
  }

  private static DomainSocketAddress freeSocket(Path path) {
    try {
      Path directory = path.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.deleteIfExists(path);
      return new DomainSocketAddress(path.toString());
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot make place for " + path, failed);
    }
  }

  /// gRPC waits longer after each failure to connect, up to minutes; a channel that has failed is
  /// replaced instead.
  private final class Redialling extends Channel {
    private final NsmUrl target;
    private ManagedChannel current;
    private boolean unconnected;

    Redialling(NsmUrl target) {
      this.target = target;
      this.current = dial(target);
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
      var channel = usable();
      return new SimpleForwardingClientCall<>(channel.newCall(method, options)) {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
          super.start(
              new SimpleForwardingClientCallListener<>(listener) {
                @Override
                public void onClose(Status status, Metadata trailers) {
                  ended(channel, status);
                  super.onClose(status, trailers);
                }
              },
              headers);
        }
      };
    }

    @Override
    public String authority() {
      return usable().authority();
    }

    synchronized void shutdown() {
      current.shutdownNow();
    }

    // A call learns that there is no connection before the channel's state tells.
    private synchronized void ended(ManagedChannel channel, Status status) {
      unconnected |=
          channel == current
              && status.getCode() == Status.Code.UNAVAILABLE
              && channel.getState(false) != ConnectivityState.READY;
    }

    private synchronized ManagedChannel usable() {
      if (unconnected || current.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
        current.shutdown();
        current = dial(target);
        unconnected = false;
      }
      return current;
    }
  }
}
