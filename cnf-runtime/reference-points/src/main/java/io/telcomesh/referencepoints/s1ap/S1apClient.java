package io.telcomesh.referencepoints.s1ap;

import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.WireListener;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One eNodeB's end: it dials the MME of every s1-mme wire and keeps dialling. Several eNodeBs
/// share the wires; each has a client, and so an association, of its own.
public final class S1apClient implements WireListener, AutoCloseable {
  private final SctpProvider sctp;
  private final SctpOptions options;
  private final Wires wires;
  private final Surroundings surroundings;
  private final S1apEnd end;
  private final Map<Wire.Key, S1apDial> dials = new ConcurrentHashMap<>();

  private S1apClient(
      SctpProvider sctp,
      SctpOptions options,
      Wires wires,
      Surroundings surroundings,
      S1apHandler handler) {
    this.sctp = sctp;
    this.options = options;
    this.wires = wires;
    this.surroundings = surroundings;
    this.end = new S1apEnd(surroundings, handler, _ -> true);
  }

  /// Starts to listen to the wires.
  public static S1apClient start(
      SctpProvider sctp,
      SctpOptions options,
      Wires wires,
      Surroundings surroundings,
      S1apHandler handler) {
    var client = new S1apClient(sctp, options, wires, surroundings, handler);
    wires.listen(client);
    return client;
  }

  /// The associations that are up.
  public Collection<S1apAssociation> associations() {
    return List.copyOf(end.associations().values());
  }

  @Override
  public void on(WireEvent event) {
    event.tell(this::down, this::up);
  }

  /// Ends the associations in order.
  @Override
  public void close() {
    wires.forget(this);
    dials.values().forEach(dial -> dial.stop(false));
    dials.clear();
  }

  // Without a peer there is nobody to dial.
  private void up(Wire wire) {
    if (wire.referencePoint() == ReferencePoint.S1_MME && wire.peer().isPresent()) {
      var dial =
          new S1apDial(sctp, options, wire, wire.peer().get(), end, surroundings.scheduler());
      dials.put(wire.key(), dial);
      dial.start();
    }
  }

  private void down(Wire wire) {
    Optional.ofNullable(dials.remove(wire.key())).ifPresent(dial -> dial.stop(true));
  }
}
