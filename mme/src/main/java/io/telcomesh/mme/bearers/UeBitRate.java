package io.telcomesh.mme.bearers;

import io.telcomesh.diameter.s6a.Ambr;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UeContext;
import java.util.List;
import java.util.function.Function;

/// The UE-AMBR that an eNodeB enforces, TS 23.401 §4.7.3.
public final class UeBitRate {
  private UeBitRate() {}

  /// Of a UE with the PDN connections that it has.
  public static AggregateMaximumBitRate of(UeContext ue) {
    return of(ue, ue.pdnConnections());
  }

  /// Not more than the subscription allows, nor than its APNs together have.
  static AggregateMaximumBitRate of(UeContext ue, List<PdnConnection> connections) {
    var ofApns =
        new AggregateMaximumBitRate(
            sum(connections, AggregateMaximumBitRate::uplink),
            sum(connections, AggregateMaximumBitRate::downlink));
    var subscribed = ue.subscription().flatMap(each -> each.ambr()).map(Ambr::rate).orElse(ofApns);
    return new AggregateMaximumBitRate(
        smaller(subscribed.uplink(), ofApns.uplink()),
        smaller(subscribed.downlink(), ofApns.downlink()));
  }

  private static BitRate sum(
      List<PdnConnection> connections, Function<AggregateMaximumBitRate, BitRate> direction) {
    return new BitRate(
        connections.stream()
            .map(PdnConnection::ambr)
            .map(direction)
            .mapToLong(BitRate::bitsPerSecond)
            .sum());
  }

  private static BitRate smaller(BitRate one, BitRate other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
