package io.telcomesh.enodebsim.interfaces;

import java.io.IOException;
import java.net.Inet4Address;
import java.util.List;

/// Makes the UEs' network interfaces.
@FunctionalInterface
public interface UeInterfaces {
  /// An interface with a UE's address. It may block.
  ///
  /// @param number of the UE in this simulator, from 0
  /// @param mtu in octets
  /// @throws IOException when the machine does not let us
  UeInterface open(int number, Inet4Address address, int mtu) throws IOException;

  /// Closes many at once. It may block.
  default void closeAll(List<UeInterface> open) {
    open.forEach(UeInterface::close);
  }
}
