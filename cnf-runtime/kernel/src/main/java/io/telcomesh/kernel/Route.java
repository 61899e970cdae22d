package io.telcomesh.kernel;

import java.net.InetAddress;
import java.util.Optional;

/// Where packets for a prefix go: through a gateway that is reached directly over the interface
/// (onlink: no address of the interface needs to cover it), or directly over the interface.
public record Route(Prefix destination, Optional<InetAddress> gateway) {
  public Route {
    destination = destination.network();
  }

  public static Route direct(Prefix destination) {
    return new Route(destination, Optional.empty());
  }

  public static Route through(Prefix destination, InetAddress gateway) {
    return new Route(destination, Optional.of(gateway));
  }
}
