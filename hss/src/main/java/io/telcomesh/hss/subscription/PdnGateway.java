package io.telcomesh.hss.subscription;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// The PDN gateway that serves a subscriber's APN, as the MME has told (TS 29.272 §5.2.5.1).
///
/// @param addresses one of each family at most
public record PdnGateway(List<InetAddress> addresses, Optional<Name> name) {
  public PdnGateway {
    addresses = List.copyOf(addresses);
  }

  /// Its Diameter identity.
  public record Name(String host, String realm) {}
}
