package io.telcomesh.mme.bearers;

import io.telcomesh.diameter.s6a.Ambr;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UeContext;
import io.telcomesh.s1ap.UeAggregateMaximumBitRate;
import java.util.List;
import java.util.function.Function;

/// What all non-GBR bearers of a UE share, TS 23.401 §4.7.3: not more than the subscription allows,
/// nor than its APNs together have.
final class UeAmbr {
  private UeAmbr() {}

  static UeAggregateMaximumBitRate of(UeContext ue, List<PdnConnection> connections) {
    var ofApns =
        new AggregateMaximumBitRate(
            sum(connections, AggregateMaximumBitRate::uplink),
            sum(connections, AggregateMaximumBitRate::downlink));
    var subscribed = ue.subscription().flatMap(each -> each.ambr()).map(Ambr::rate).orElse(ofApns);
    return UeAggregateMaximumBitRate.of(
        new AggregateMaximumBitRate(
            smaller(subscribed.uplink(), ofApns.uplink()),
            smaller(subscribed.downlink(), ofApns.downlink())));
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
