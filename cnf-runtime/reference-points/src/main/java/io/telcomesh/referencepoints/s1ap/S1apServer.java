package io.telcomesh.referencepoints.s1ap;

import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.WireListener;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.SctpListener;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The MME's end: it listens at the local address of every s1-mme wire and takes associations of
/// the wires' peers.
public final class S1apServer implements WireListener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(S1apServer.class.getName());

  private final SctpProvider sctp;
  private final SctpOptions options;
  private final Wires wires;
  private final S1apEnd end;
  private final Map<InetAddress, SctpListener> listeners = new ConcurrentHashMap<>();

  private S1apServer(
      SctpProvider sctp,
      SctpOptions options,
      Wires wires,
      Surroundings surroundings,
      S1apHandler handler) {
    this.sctp = sctp;
    this.options = options;
    this.wires = wires;
    this.end = new S1apEnd(surroundings, handler, this::hasWire);
  }

  /// Starts to listen to the wires.
  public static S1apServer start(
      SctpProvider sctp,
      SctpOptions options,
      Wires wires,
      Surroundings surroundings,
      S1apHandler handler) {
    var server = new S1apServer(sctp, options, wires, surroundings, handler);
    wires.listen(server);
    return server;
  }

  /// The associations that are up.
  public Collection<S1apAssociation> associations() {
    return List.copyOf(end.associations().values());
  }

  @Override
  public void on(WireEvent event) {
    event.tell(this::down, this::listen);
  }

  @Override
  public void close() {
    wires.forget(this);
    listeners.values().forEach(SctpListener::close);
    listeners.clear();
    end.associations().keySet().forEach(Association::shutdown);
  }

  private void listen(Wire wire) {
    if (wire.referencePoint() != ReferencePoint.S1_MME || listeners.containsKey(wire.local())) {
      return;
    }
    try {
      var at = new InetSocketAddress(wire.local(), S1apEnd.PORT);
      listeners.put(wire.local(), sctp.listen(at, options, end));
    } catch (IOException refused) {
      LOG.log(System.Logger.Level.ERROR, "S1AP cannot listen on " + wire, refused);
    }
  }

  // The wire is no longer among the wires: what no other wire allows goes with it.
  private void down(Wire wire) {
    if (wire.referencePoint() != ReferencePoint.S1_MME) {
      return;
    }
    end.associations().keySet().stream()
        .filter(association -> !hasWire(association))
        .forEach(Association::abort);
    boolean used =
        wires.all(ReferencePoint.S1_MME).stream()
            .anyMatch(other -> other.local().equals(wire.local()));
    if (!used) {
      var listener = listeners.remove(wire.local());
      if (listener != null) {
        listener.close();
      }
    }
  }

  private boolean hasWire(Association association) {
    return wires
        .find(ReferencePoint.S1_MME, association.peer().getAddress())
        .filter(wire -> wire.local().equals(association.local().getAddress()))
        .isPresent();
  }
}
