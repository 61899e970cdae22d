package io.telcomesh.nsm.starter;

import io.telcomesh.nsm.sdk.CallChain;
import io.telcomesh.nsm.sdk.EveryEndpoint;
import io.telcomesh.nsm.sdk.InterfaceProbe;
import io.telcomesh.nsm.sdk.Link;
import io.telcomesh.nsm.sdk.LinkEvent;
import io.telcomesh.nsm.sdk.NetworkNamespace;
import io.telcomesh.nsm.sdk.NsmClient;
import io.telcomesh.nsm.sdk.NsmClock;
import io.telcomesh.nsm.sdk.NsmEndpoint;
import io.telcomesh.nsm.sdk.Transport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;

/// The wires of the function: asked for and offered when the application starts, given back when it
/// stops. Nothing here waits for a wire; who needs one listens.
public final class MeshWires implements SmartLifecycle {

  private final Mesh mesh;
  private final CallChain chain;
  private final NsmClock clock;
  private final InterfaceProbe probe;
  private final LinkEvent.Listener feed;
  private final Map<String, Set<Link>> up = new ConcurrentHashMap<>();
  private final Map<String, EveryEndpoint> every = new ConcurrentHashMap<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private volatile boolean running;

  MeshWires(
      Mesh mesh, CallChain chain, NsmClock clock, InterfaceProbe probe, LinkEvent.Listener feed) {
    this.mesh = mesh;
    this.chain = chain;
    this.clock = clock;
    this.probe = probe;
    this.feed = feed;
  }

  /// The links that are up now, by the name of the client's interface or of the endpoint they
  /// belong to; one without any has an empty set.
  public Map<String, Set<Link>> up() {
    return Map.copyOf(up);
  }

  /// Whether a client has what it wants: a wire, and where it wants one to every endpoint none is
  /// still being made.
  boolean satisfied(Mesh.Wanted wanted) {
    var owner = wanted.request().interfaceName();
    return !up.getOrDefault(owner, Set.of()).isEmpty()
        && (!wanted.every()
            || Optional.ofNullable(every.get(owner)).stream().allMatch(EveryEndpoint::settled));
  }

  @Override
  public void start() {
    running = true;
    var transport = new Transport(chain);
    open.push(transport::close);
    var namespace = NetworkNamespace.ofThisProcess();
    mesh.endpoints()
        .forEach(offer ->
            open.push(
                NsmEndpoint.start(
                    offer,
                    mesh.manager(),
                    transport,
                    clock,
                    namespace,
                    probe,
                    listener(offer.name()))));
    var client = new NsmClient(mesh.name(), mesh.manager(), transport, clock, namespace, probe);
    open.push(client);
    mesh.clients().forEach(wanted -> connect(client, wanted));
  }

  /// Gives back the clients' wires, then the endpoints.
  @Override
  public void stop() {
    running = false;
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  /// Before the function serves, and after its procedures have finished.
  @Override
  public int getPhase() {
    return -1;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void connect(NsmClient client, Mesh.Wanted wanted) {
    var listener = listener(wanted.request().interfaceName());
    if (wanted.every()) {
      every.put(
          wanted.request().interfaceName(), client.connectToEvery(wanted.request(), listener));
    } else {
      var _ = client.connect(wanted.request(), listener);
    }
  }

  private LinkEvent.Listener listener(String owner) {
    var links = up.computeIfAbsent(owner, _ -> ConcurrentHashMap.newKeySet());
    return event -> {
      switch (event) {
        case LinkEvent.Up(Link link) -> links.add(link);
        case LinkEvent.Moved(Link from, Link to) -> {
          links.remove(from);
          links.add(to);
        }
        case LinkEvent.Down(Link link) -> links.remove(link);
      }
      feed.changed(event);
    };
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception wrong) {
      throw new IllegalStateException("could not close " + one, wrong);
    }
  }
}
