package io.telcomesh.nsm.controlplane.forwarder;

import io.grpc.Status;
import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.kernel.Tunnel;
import io.telcomesh.nsm.api.connection.Mechanism;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Arrays;

/// The mechanism VXLAN: the forwarder at the client's node is `src`, the one at the endpoint's node
/// is `dst` and chooses the identifier.
final class Vxlan {
  static final String TYPE = "VXLAN";
  static final String REMOTE = "REMOTE";
  private static final String SOURCE = "src_ip";
  private static final String SOURCE_PORT = "src_port";
  private static final String DESTINATION = "dst_ip";
  private static final String DESTINATION_PORT = "dst_port";
  private static final String IDENTIFIER = "vni";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Vxlan() {}

  /// What the client's side offers.
  static Mechanism offer(InetAddress tunnelAddress) {
    return Mechanism.newBuilder()
        .setCls(REMOTE)
        .setType(TYPE)
        .putParameters(SOURCE, tunnelAddress.getHostAddress())
        .putParameters(SOURCE_PORT, Integer.toString(Tunnel.PORT))
        .build();
  }

  /// The offer with what the endpoint's side adds: its address, and an identifier unless it has
  /// one.
  static Mechanism accept(Mechanism offer, InetAddress tunnelAddress) {
    var accepted =
        offer.toBuilder()
            .putParameters(DESTINATION, tunnelAddress.getHostAddress())
            .putParameters(DESTINATION_PORT, Integer.toString(Tunnel.PORT));
    if (!offer.containsParameters(IDENTIFIER)) {
      int vni = identifier(address(offer, SOURCE), tunnelAddress);
      accepted.putParameters(IDENTIFIER, Integer.toString(vni));
    }
    return accepted.build();
  }

  static Mechanism withoutIdentifier(Mechanism mechanism) {
    return mechanism.toBuilder().removeParameters(IDENTIFIER).build();
  }

  /// The tunnel as the client's side has it.
  static Tunnel fromSource(Mechanism mechanism, NetworkNamespace underlay) {
    return tunnel(mechanism, underlay, SOURCE, DESTINATION, DESTINATION_PORT);
  }

  /// The tunnel as the endpoint's side has it.
  static Tunnel fromDestination(Mechanism mechanism, NetworkNamespace underlay) {
    return tunnel(mechanism, underlay, DESTINATION, SOURCE, SOURCE_PORT);
  }

  /// 24 bits, even where the source's address is not the higher one, odd otherwise: so two nodes
  /// that choose for each other at the same time never choose the same.
  static int identifier(InetAddress source, InetAddress destination) {
    int half = 1 + RANDOM.nextInt(Tunnel.LARGEST_VNI / 2);
    boolean even = Arrays.compareUnsigned(source.getAddress(), destination.getAddress()) <= 0;
    return even ? half * 2 : half * 2 - 1;
  }

  private static Tunnel tunnel(
      Mechanism mechanism, NetworkNamespace underlay, String local, String remote, String port) {
    return new Tunnel(
        underlay,
        address(mechanism, local),
        address(mechanism, remote),
        number(mechanism, port, Tunnel.PORT),
        number(mechanism, IDENTIFIER, 0));
  }

  private static InetAddress address(Mechanism mechanism, String key) {
    try {
      return InetAddress.ofLiteral(mechanism.getParametersOrThrow(key));
    } catch (IllegalArgumentException wrong) {
      throw Status.INVALID_ARGUMENT
          .withDescription(
              "the VXLAN parameter %s is no address: '%s'"
                  .formatted(key, mechanism.getParametersOrDefault(key, "")))
          .withCause(wrong)
          .asRuntimeException();
    }
  }

  private static int number(Mechanism mechanism, String key, int otherwise) {
    var text = mechanism.getParametersOrDefault(key, "");
    try {
      return text.isEmpty() || text.equals("0") ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException wrong) {
      throw Status.INVALID_ARGUMENT
          .withDescription("the VXLAN parameter %s is no number: '%s'".formatted(key, text))
          .withCause(wrong)
          .asRuntimeException();
    }
  }
}
