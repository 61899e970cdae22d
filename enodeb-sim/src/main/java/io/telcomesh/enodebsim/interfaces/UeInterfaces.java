package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.identifiers.EpsBearerIdentity;
import java.io.IOException;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;

/// Makes the UEs' network interfaces.
@FunctionalInterface
public interface UeInterfaces {
  /// What an interface is for.
  ///
  /// @param number of the UE in this simulator, from 0
  /// @param bearer the default bearer of its PDN connection
  /// @param ipv4 where the PDN connection has it
  /// @param mtu in octets
  record Wanted(int number, EpsBearerIdentity bearer, Optional<Inet4Address> ipv4, int mtu) {
    /// Whether it is the UE's first, which has what is for no other.
    boolean first() {
      return bearer.equals(EpsBearerIdentity.FIRST);
    }
  }

  /// An interface with a UE's address. It may block.
  ///
  /// @throws IOException when the machine does not let us
  UeInterface open(Wanted wanted) throws IOException;

  /// Closes many at once. It may block.
  default void closeAll(List<UeInterface> open) {
    open.forEach(UeInterface::close);
  }
}
