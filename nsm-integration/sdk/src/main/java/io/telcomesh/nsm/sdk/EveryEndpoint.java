package io.telcomesh.nsm.sdk;

import io.grpc.Status;
import io.telcomesh.nsm.api.registry.NetworkService;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointResponse;
import io.telcomesh.nsm.api.registry.NetworkServiceResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One connection to each endpoint that matches, as long as it matches. An endpoint that vanishes
/// from the registry keeps its connection until that is down: a registration may lapse while the
/// wire is well.
///
/// The interface to `mme-1` is `<interface>-1`, so that it has the same name, and with it the same
/// address, after a restart, whoever is found first; where that name is taken or the endpoint has
/// no number it is the first that is free.
public final class EveryEndpoint implements AutoCloseable {

  private static final Duration RETRY = Duration.ofMillis(200);

  private final NsmClient client;
  private final ConnectionRequest wanted;
  private final LinkEvent.Listener listener;
  private final RegistryClient registry;
  private final Turn turn;

  private Optional<NetworkService> service = Optional.empty();
  private final Map<String, NetworkServiceEndpoint> offered = new LinkedHashMap<>();
  private final Map<String, ClientConnection> connections = new ConcurrentHashMap<>();
  private RegistryClient.Watch serviceWatch = () -> {};
  private RegistryClient.Watch endpointWatch = () -> {};

  EveryEndpoint(NsmClient client, ConnectionRequest wanted, LinkEvent.Listener listener) {
    this.client = client;
    this.wanted = wanted;
    this.listener = listener;
    this.registry = new RegistryClient(client.manager());
    this.turn = new Turn("nsm-every-" + wanted.id(client.name()), client.clock());
  }

  void start() {
    turn.execute(this::watchService);
    turn.execute(this::watchEndpoints);
  }

  /// Whether nobody need wait for more wires: there is an endpoint, and each has had one or cannot
  /// be reached.
  public boolean settled() {
    return !connections.isEmpty()
        && connections.values().stream().allMatch(ClientConnection::tried);
  }

  /// Stops watching and gives every connection back.
  @Override
  public void close() {
    turn.execute(() -> {
      service = Optional.empty();
      serviceWatch.stop();
      endpointWatch.stop();
      AtOnce.close(connections.values());
      connections.clear();
    });
    turn.close();
  }

  private void watchService() {
    var pattern = NetworkService.newBuilder().setName(wanted.networkService()).build();
    serviceWatch =
        registry.watch(
            pattern,
            change -> turn.execute(() -> serviceChanged(change)),
            ended -> turn.execute(() -> again(ended, this::watchService)));
  }

  private void watchEndpoints() {
    offered.clear();
    var pattern =
        NetworkServiceEndpoint.newBuilder().addNetworkServiceNames(wanted.networkService()).build();
    endpointWatch =
        registry.watch(
            pattern,
            change -> turn.execute(() -> endpointChanged(change)),
            ended -> turn.execute(() -> again(ended, this::watchEndpoints)));
  }

  private void again(Status ended, Runnable watch) {
    var _ = turn.after(RETRY, watch);
  }

  private void serviceChanged(NetworkServiceResponse change) {
    if (change.getNetworkService().getName().equals(wanted.networkService())) {
      service = Optional.of(change.getNetworkService()).filter(_ -> !change.getDeleted());
      settle();
    }
  }

  private void endpointChanged(NetworkServiceEndpointResponse change) {
    var endpoint = change.getNetworkServiceEndpoint();
    if (change.getDeleted()) {
      offered.remove(endpoint.getName());
    } else {
      offered.put(endpoint.getName(), endpoint);
    }
    settle();
  }

  private void settle() {
    if (service.isEmpty()) {
      return;
    }
    var matching = new HashSet<String>();
    Matching.endpoints(service.get(), wanted.labels(), List.copyOf(offered.values()))
        .forEach(endpoint -> matching.add(endpoint.getName()));
    connections.forEach((name, connection) -> connection.retire(!matching.contains(name)));
    matching.stream().sorted().filter(name -> !alive(name)).forEach(this::connect);
  }

  private boolean alive(String endpoint) {
    var connection = connections.get(endpoint);
    return connection != null && !connection.ended();
  }

  private void connect(String endpoint) {
    connections.values().removeIf(ClientConnection::ended);
    Set<String> taken = new HashSet<>();
    connections.values().forEach(other -> taken.add(other.wanted().interfaceName()));
    var request =
        new ConnectionRequest(
            wanted.networkService(),
            wanted.labels(),
            KernelMechanism.nameFor(endpoint, wanted.interfaceName(), taken::contains),
            Optional.of(endpoint),
            wanted.behindUs());
    // one that has ended while its endpoint came back is made anew
    var connection =
        new ClientConnection(client, request, listener, () -> turn.execute(this::settle));
    connections.put(endpoint, connection);
    connection.start();
  }
}
