package io.telcomesh.pgw.sgi;

import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.WireListener;
import java.io.IOException;

/// Leads UEs' packets to the wire of SGi that is up.
public record Sgi(SgiPort port) implements WireListener {
  private static final System.Logger LOG = System.getLogger(Sgi.class.getName());

  @Override
  public void on(WireEvent event) {
    try {
      switch (event) {
        case WireEvent.Up(var wire) when ours(wire) -> port.up(wire);
        case WireEvent.Moved(var _, var after) when ours(after) -> port.up(after);
        case WireEvent.Down(var wire) when ours(wire) -> port.down(wire);
        default -> {}
      }
    } catch (IOException refused) {
      LOG.log(System.Logger.Level.ERROR, "UEs do not reach the packet data network", refused);
    }
  }

  private static boolean ours(Wire wire) {
    return wire.referencePoint() == ReferencePoint.SGI;
  }
}
