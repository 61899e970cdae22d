package io.telcomesh.nsm.sdk;

import io.grpc.Channel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A client of the mesh: asks its node's manager for connections and keeps them until closed.
public final class NsmClient implements AutoCloseable {

  private final String name;
  private final NsmUrl managerUrl;
  private final Transport transport;
  private final NsmClock clock;
  private final NetworkNamespace namespace;
  private final InterfaceProbe probe;
  private final ExecutorService pings =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("nsm-ping-", 0).factory());
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

  /// @param name the component's name in every path, stable over restarts: the pod's name
  /// @param manager where the node's manager is reached
  /// @param namespace where interfaces are made
  public NsmClient(
      String name,
      NsmUrl manager,
      Transport transport,
      NsmClock clock,
      NetworkNamespace namespace,
      InterfaceProbe probe) {
    this.name = name;
    this.managerUrl = manager;
    this.transport = transport;
    this.clock = clock;
    this.namespace = namespace;
    this.probe = probe;
  }

  /// Asks for one connection in the background, for as long as it takes.
  public ClientConnection connect(ConnectionRequest wanted, LinkEvent.Listener listener) {
    var connection = new ClientConnection(this, wanted, listener);
    open.add(connection);
    connection.start();
    return connection;
  }

  /// Keeps one connection to every endpoint that the network service's matches choose for these
  /// labels, as the registry knows them. Interfaces are named `<interface>-<n>`.
  public EveryEndpoint connectToEvery(ConnectionRequest wanted, LinkEvent.Listener listener) {
    var every = new EveryEndpoint(this, wanted, listener);
    open.add(every);
    every.start();
    return every;
  }

  /// Gives everything back, at the same time.
  @Override
  public void close() {
    AtOnce.close(open);
    pings.shutdown();
  }

  String name() {
    return name;
  }

  Channel manager() {
    return transport.channel(managerUrl);
  }

  TokenSource tokens() {
    return transport.tokens();
  }

  NsmClock clock() {
    return clock;
  }

  /// For what blocks a thread.
  Executor pings() {
    return pings;
  }

  NetworkNamespace namespace() {
    return namespace;
  }

  InterfaceProbe probe() {
    return probe;
  }
}
