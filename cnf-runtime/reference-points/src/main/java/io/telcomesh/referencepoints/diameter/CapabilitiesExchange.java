package io.telcomesh.referencepoints.diameter;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.VendorSpecificApplicationId;
import io.telcomesh.diameter.base.CapabilitiesExchangeAnswer;
import io.telcomesh.diameter.base.CapabilitiesExchangeRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// The first messages of a connection, RFC 6733 §5.3: either both sides speak our application, or
/// the connection is of no use.
final class CapabilitiesExchange {
  private CapabilitiesExchange() {}

  /// What became of it.
  ///
  /// @param reply what the peer gets
  /// @param opened the peer; absent when the connection closes
  /// @param refusal why it closes, for the log
  record Outcome(Optional<Octets> reply, Optional<Opened> opened, String refusal) {}

  /// A peer that speaks our application, or relays it.
  record Opened(DiameterPeer peer, Optional<Long> originStateId) {}

  /// The side that was dialled: the first message asks.
  static Outcome answer(
      DiameterNode node, InetAddress local, InetSocketAddress from, Diameter.Packet packet) {
    var header = packet.header();
    return switch (packet.body()) {
      case Decoded.Accepted<?>(CapabilitiesExchangeRequest request, var _) -> {
        var opened = opened(node, from, request);
        var result = opened.isPresent() ? Result.SUCCESS : Result.NO_COMMON_APPLICATION;
        var reply = Diameter.encode(node.answer(local, result, Optional.empty()), header);
        yield new Outcome(Optional.of(reply), opened, "speaks no application of ours");
      }
      case Decoded.Rejected<?> rejected when header.request() -> {
        var reply = Diameter.encode(Refusals.refusal(node, header, rejected), header);
        yield closed(Optional.of(reply), String.valueOf(rejected.diagnostics()));
      }
      default -> closed(Optional.empty(), "does not begin with its capabilities");
    };
  }

  /// The side that dialled: the first message answers.
  static Outcome take(DiameterNode node, InetSocketAddress from, Diameter.Packet packet) {
    return switch (packet.body()) {
      case Decoded.Accepted<?>(CapabilitiesExchangeAnswer answer, var _)
          when answer.result().success() ->
          new Outcome(
              Optional.empty(), opened(node, from, answer), "speaks no application of ours");
      case Decoded.Accepted<?>(CapabilitiesExchangeAnswer answer, var _) ->
          closed(Optional.empty(), "refuses us: " + answer.result());
      default -> closed(Optional.empty(), "does not answer with its capabilities");
    };
  }

  private static Outcome closed(Optional<Octets> reply, String refusal) {
    return new Outcome(reply, Optional.empty(), refusal);
  }

  private static Optional<Opened> opened(
      DiameterNode node, InetSocketAddress from, CapabilitiesExchangeRequest request) {
    return opened(
        node,
        from,
        request.originHost(),
        request.originRealm(),
        request.authApplications(),
        request.vendorSpecificApplications(),
        request.originStateId());
  }

  private static Optional<Opened> opened(
      DiameterNode node, InetSocketAddress from, CapabilitiesExchangeAnswer answer) {
    return opened(
        node,
        from,
        answer.originHost(),
        answer.originRealm(),
        answer.authApplications(),
        answer.vendorSpecificApplications(),
        answer.originStateId());
  }

  private static Optional<Opened> opened(
      DiameterNode node,
      InetSocketAddress from,
      String host,
      String realm,
      List<Integer> applications,
      List<VendorSpecificApplicationId> ofVendors,
      Optional<Long> originStateId) {
    if (!node.shares(applications, ofVendors)) {
      return Optional.empty();
    }
    boolean relays = DiameterNode.relays(applications, ofVendors);
    return Optional.of(new Opened(new DiameterPeer(host, realm, from, relays), originStateId));
  }
}
