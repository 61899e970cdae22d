package io.telcomesh.nsm.sdk;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/// Looks whether an interface is there and has an address; a forwarder makes it after the endpoint
/// has answered.
public interface InterfaceProbe {

  /// The namespace this process runs in.
  InterfaceProbe LIVE =
      new InterfaceProbe() {
        @Override
        public boolean exists(String name) {
          return find(name).isPresent();
        }

        @Override
        public boolean ready(String name, InetAddress address) {
          return find(name)
              .filter(found -> found.inetAddresses().anyMatch(address::equals))
              .isPresent();
        }

        private Optional<NetworkInterface> find(String name) {
          try {
            return Optional.ofNullable(NetworkInterface.getByName(name));
          } catch (SocketException gone) {
            return Optional.empty();
          }
        }
      };

  /// Whether there is an interface of that name.
  boolean exists(String name);

  /// Whether it is there and has the address.
  boolean ready(String name, InetAddress address);
}
