package io.telcomesh.nsm.sdk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;

/// Looks whether an interface is there and has an address, for a forwarder makes it after the
/// endpoint has answered, and whether its peer answers.
public interface InterfaceProbe {

  /// How long a peer may take to answer a ping.
  Duration PATIENCE = Duration.ofMillis(400);

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

        @Override
        public boolean answers(String name, InetAddress peer) {
          return find(name).filter(there -> answers(there, peer)).isPresent();
        }

        private boolean answers(NetworkInterface through, InetAddress peer) {
          try {
            return peer.isReachable(through, 0, (int) PATIENCE.toMillis());
          } catch (IOException unreachable) {
            return false;
          }
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

  /// Whether the peer answers a ping that goes out through the interface. Blocks the thread, a
  /// virtual one's carrier too, until it is known.
  boolean answers(String name, InetAddress peer);
}
