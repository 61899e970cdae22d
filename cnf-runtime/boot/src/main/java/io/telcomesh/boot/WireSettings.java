package io.telcomesh.boot;

import io.telcomesh.boot.configuration.Checks;
import io.telcomesh.referencepoints.FixedWires;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// Wires that are written down instead of learned from the mesh.
///
/// @param fixed none where the mesh makes them
@ConfigurationProperties("wires")
public record WireSettings(@DefaultValue List<Fixed> fixed) {
  public WireSettings {
    fixed = List.copyOf(fixed);
    wires(fixed);
  }

  /// One of them.
  ///
  /// @param interfaceName key `interface`; absent leaves the choice to the routing table
  /// @param local the address that ends bind to
  /// @param peer the address that they dial or answer; absent = any, on an answering side
  public record Fixed(
      ReferencePoint referencePoint,
      @Name("interface") @Nullable String interfaceName,
      IpAddress local,
      @Nullable IpAddress peer) {
    public Fixed {
      new Checks()
          .present("reference-point", referencePoint, "s1-mme, s6a, s11, s5s8, s1-u or sgi")
          .present("local", local, "an address of this machine")
          .done();
    }

    Wire wire() {
      return new Wire(
          referencePoint,
          Optional.ofNullable(interfaceName),
          local.address(),
          Optional.ofNullable(peer).map(IpAddress::address));
    }
  }

  /// @throws IllegalArgumentException for two wires of a reference point to one peer
  FixedWires wires() {
    return wires(fixed);
  }

  private static FixedWires wires(List<Fixed> fixed) {
    return new FixedWires(fixed.stream().map(Fixed::wire).toList());
  }
}
