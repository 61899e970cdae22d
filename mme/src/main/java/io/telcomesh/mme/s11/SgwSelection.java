package io.telcomesh.mme.s11;

import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.Refused;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.Wires;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Serving GW selection, TS 23.401 §4.3.8.2: the SGWs are those whose s11 wires are up, taken in
/// turn; one that has fallen silent is passed over while there is another.
public final class SgwSelection {
  private final Wires wires;
  private final Predicate<InetAddress> silent;
  private final AtomicInteger turn = new AtomicInteger();

  /// @param silent whether a SGW does not answer
  public SgwSelection(Wires wires, Predicate<InetAddress> silent) {
    this.wires = wires;
    this.silent = silent;
  }

  /// The wire to a SGW, while it is up.
  Optional<Wire> wireTo(InetAddress sgw) {
    return wires.find(ReferencePoint.S11, sgw);
  }

  /// The wire to a SGW that was selected before.
  Wire to(InetAddress sgw) {
    return wireTo(sgw).orElseThrow(() -> new Refused(EmmCause.NETWORK_FAILURE));
  }

  Wire select() {
    var sgws =
        wires.all(ReferencePoint.S11).stream().filter(wire -> wire.peer().isPresent()).toList();
    if (sgws.isEmpty()) {
      throw new Refused(EmmCause.NETWORK_FAILURE);
    }
    var answering = sgws.stream().filter(wire -> wire.peer().stream().noneMatch(silent)).toList();
    var candidates = answering.isEmpty() ? sgws : answering;
    return candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
  }
}
