package io.telcomesh.mme.s11;

import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.procedures.Refused;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.Wires;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Serving GW selection, TS 23.401 §4.3.8.2: the SGWs are those whose s11 wires are up, taken in
/// turn.
public final class SgwSelection {
  private final Wires wires;
  private final AtomicInteger turn = new AtomicInteger();

  public SgwSelection(Wires wires) {
    this.wires = wires;
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
    return sgws.get(Math.floorMod(turn.getAndIncrement(), sgws.size()));
  }
}
