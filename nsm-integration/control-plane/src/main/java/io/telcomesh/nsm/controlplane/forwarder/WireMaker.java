package io.telcomesh.nsm.controlplane.forwarder;

import io.telcomesh.kernel.KernelException;
import io.telcomesh.kernel.KernelNetwork;
import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.kernel.Tunnel;
import io.telcomesh.nsm.api.connection.Connection;
import java.net.InetAddress;
import java.util.Optional;

/// Makes wires and takes them away. All that belongs to one connection carries its id.
final class WireMaker {
  private static final int ETHERNET_MTU = 1500;

  private final KernelNetwork kernel;
  private final NetworkNamespace underlay = NetworkNamespace.own();
  private final InetAddress tunnelAddress;

  WireMaker(KernelNetwork kernel, InetAddress tunnelAddress) {
    this.kernel = kernel;
    this.tunnelAddress = tunnelAddress;
  }

  InetAddress tunnelAddress() {
    return tunnelAddress;
  }

  NetworkNamespace underlay() {
    return underlay;
  }

  /// What fits through a tunnel of this node.
  int tunnelMtu() {
    var tunnel = new Tunnel(underlay, tunnelAddress, tunnelAddress, Tunnel.PORT, 1);
    return kernel.mtuBehind(underlay, tunnelAddress) - tunnel.overhead();
  }

  /// Brings the connection's wire from what it was to what it shall be, its ends configured as the
  /// connection's context says. When that fails there is no wire.
  void make(Optional<Wire> present, Wire wanted, Connection connection) {
    try {
      if (present.isPresent() && present.get().equals(wanted)) {
        try {
          configure(wanted, connection);
          return;
        } catch (KernelException vanished) {
          if (!vanished.absent()) {
            throw vanished;
          }
        }
      }
      present.ifPresent(wire -> remove(wire, connection.getId()));
      create(wanted, connection);
      configure(wanted, connection);
    } catch (RuntimeException failed) {
      remove(wanted, connection.getId());
      throw failed;
    }
  }

  void remove(Wire wire, String id) {
    switch (wire) {
      case Wire.Inside(var client, var endpoint) -> {
        // Deleting one end deletes the other; the second call finds it when the first's namespace
        // is gone.
        kernel.remove(client, id);
        kernel.remove(endpoint, id);
      }
      case Wire.Out(var client, var _) -> kernel.remove(client, id);
      case Wire.In(var endpoint, var _) -> kernel.remove(endpoint, id);
    }
  }

  private void create(Wire wire, Connection connection) {
    int asked = connection.getContext().getMTU();
    int mtu = asked == 0 ? ETHERNET_MTU : asked;
    var id = connection.getId();
    switch (wire) {
      case Wire.Inside(var client, var endpoint) -> kernel.createVeth(client, endpoint, mtu, id);
      case Wire.Out(var client, var tunnel) -> kernel.createVxlan(client, tunnel, mtu, id);
      case Wire.In(var endpoint, var tunnel) -> kernel.createVxlan(endpoint, tunnel, mtu, id);
    }
  }

  private void configure(Wire wire, Connection connection) {
    switch (wire) {
      case Wire.Inside(var client, var endpoint) -> {
        kernel.reconcile(endpoint, ContextStates.endpoint(connection));
        kernel.reconcile(client, ContextStates.client(connection));
        kernel.settle(client, endpoint);
      }
      case Wire.Out(var client, var _) ->
          kernel.reconcile(client, ContextStates.client(connection));
      case Wire.In(var endpoint, var _) ->
          kernel.reconcile(endpoint, ContextStates.endpoint(connection));
    }
  }
}
