package io.telcomesh.referencepoints;

import java.util.LinkedHashSet;
import java.util.List;

/// Wires that are written down (`wires.fixed`) instead of learned from a mesh: for tests and for
/// running beside other people's functions.
public record FixedWires(List<Wire> fixed) {
  public FixedWires {
    fixed = List.copyOf(fixed);
    var keys = new LinkedHashSet<Wire.Key>();
    for (var wire : fixed) {
      if (!keys.add(wire.key())) {
        throw new IllegalArgumentException(
            "wires.fixed has two wires of %s to %s"
                .formatted(
                    wire.referencePoint(),
                    wire.peer().map(peer -> peer.getHostAddress()).orElse("any peer")));
      }
    }
  }

  /// Says `Up` for each of them.
  public void raise(Wires wires) {
    fixed.forEach(wire -> wires.post(new WireEvent.Up(wire)));
  }
}
