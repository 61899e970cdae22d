package io.telcomesh.referencepoints;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The wires that a function has now, keyed by reference point and peer. Sources (the mesh, or
/// [FixedWires]) post events from any thread; listeners hear them one at a time and in order.
public final class Wires {
  private static final System.Logger LOG = System.getLogger(Wires.class.getName());

  private final Map<Wire.Key, Wire> byKey = new ConcurrentHashMap<>();
  private final List<WireListener> listeners = new CopyOnWriteArrayList<>();
  private final OneAtATime turns = new OneAtATime();

  /// Says that something happened. An `Up` for a key that is up already is heard as a `Moved`, and
  /// not at all when nothing changed; a `Down` or `Moved` of an unknown wire is heard as nothing or
  /// `Up`. So a source may repeat itself.
  public void post(WireEvent event) {
    turns.run(() -> apply(event));
  }

  /// Adds a listener, who first hears `Up` for every wire that is there already.
  public void listen(WireListener listener) {
    turns.run(() -> {
      listeners.add(listener);
      byKey.values().forEach(wire -> tell(listener, new WireEvent.Up(wire)));
    });
  }

  /// The listener hears no more.
  public void forget(WireListener listener) {
    listeners.remove(listener);
  }

  /// In the order of their peers' addresses, so that who takes them in turn does so alike in every
  /// run.
  public List<Wire> all(ReferencePoint referencePoint) {
    return byKey.values().stream()
        .filter(wire -> wire.referencePoint() == referencePoint)
        .sorted(Comparator.comparing(Wires::peerAddress, Arrays::compareUnsigned))
        .toList();
  }

  private static byte[] peerAddress(Wire wire) {
    return wire.peer().map(InetAddress::getAddress).orElseGet(() -> new byte[0]);
  }

  /// The wire to a peer: the one that names it, else the one that takes any peer.
  public Optional<Wire> find(ReferencePoint referencePoint, InetAddress peer) {
    return Optional.ofNullable(byKey.get(new Wire.Key(referencePoint, Optional.of(peer))))
        .or(() -> Optional.ofNullable(byKey.get(new Wire.Key(referencePoint, Optional.empty()))));
  }

  private void apply(WireEvent event) {
    switch (event) {
      case WireEvent.Up(var wire) -> put(Optional.ofNullable(byKey.get(wire.key())), wire);
      case WireEvent.Moved(var before, var after) ->
          put(Optional.ofNullable(byKey.remove(before.key())), after);
      case WireEvent.Down(var wire) ->
          Optional.ofNullable(byKey.remove(wire.key()))
              .ifPresent(gone -> tell(new WireEvent.Down(gone)));
    }
  }

  private void put(Optional<Wire> before, Wire after) {
    byKey.put(after.key(), after);
    if (before.isEmpty()) {
      tell(new WireEvent.Up(after));
    } else if (!before.get().equals(after)) {
      tell(new WireEvent.Moved(before.get(), after));
    }
  }

  // One listener's mistake must not keep the others from hearing of the wire.
  private void tell(WireEvent event) {
    for (var listener : listeners) {
      tell(listener, event);
    }
  }

  private static void tell(WireListener listener, WireEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException mistake) {
      LOG.log(System.Logger.Level.ERROR, "A listener failed on " + event, mistake);
    }
  }
}
