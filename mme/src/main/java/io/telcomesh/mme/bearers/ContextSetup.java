package io.telcomesh.mme.bearers;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.s6a.Ambr;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.s1mme.S1Connection;
import io.telcomesh.s1ap.ERabLevelQosParameters;
import io.telcomesh.s1ap.ERabToBeSetup;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.SecurityKey;
import io.telcomesh.s1ap.TransportLayerAddress;
import io.telcomesh.s1ap.UeAggregateMaximumBitRate;
import io.telcomesh.s1ap.UeSecurityCapabilities;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What an eNodeB is told of a UE that comes to ECM-CONNECTED, TS 36.413 §9.1.4.1.
record ContextSetup(UePorts mme, List<PdnConnection> connections) {
  /// @param nas for the UE, with the first bearer
  InitialContextSetupRequest on(S1Connection s1, Optional<Octets> nas) {
    return new InitialContextSetupRequest(
        s1.mmeUeS1apId(),
        s1.enbUeS1apId(),
        UeAggregateMaximumBitRate.of(ueAmbr()),
        connections.stream()
            .map(each -> bearer(each, each == connections.getFirst() ? nas : Optional.empty()))
            .toList(),
        securityCapabilities(),
        new SecurityKey(mme.ue().kenb().orElseThrow().octets()),
        mme.ue().radioCapability(),
        OtherIes.NONE);
  }

  private static ERabToBeSetup bearer(PdnConnection connection, Optional<Octets> nas) {
    return new ERabToBeSetup(
        connection.defaultBearer(),
        ERabLevelQosParameters.of(connection.qci(), connection.priority()),
        TransportLayerAddress.of(connection.sgwUser().address()),
        connection.sgwUser().teid().value(),
        nas);
  }

  /// TS 23.401 §4.7.3: not more than the subscription allows, nor than its APNs together have.
  private AggregateMaximumBitRate ueAmbr() {
    var ofApns =
        new AggregateMaximumBitRate(
            sum(AggregateMaximumBitRate::uplink), sum(AggregateMaximumBitRate::downlink));
    var subscribed =
        mme.ue().subscription().flatMap(each -> each.ambr()).map(Ambr::rate).orElse(ofApns);
    return new AggregateMaximumBitRate(
        smaller(subscribed.uplink(), ofApns.uplink()),
        smaller(subscribed.downlink(), ofApns.downlink()));
  }

  private BitRate sum(Function<AggregateMaximumBitRate, BitRate> direction) {
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

  private UeSecurityCapabilities securityCapabilities() {
    var capability = mme.ue().securityCapability().orElseThrow().octets();
    return UeSecurityCapabilities.of(withoutNull(capability.at(0)), withoutNull(capability.at(1)));
  }

  /// S1AP has no bit for the null algorithms: the bits of NAS from the second on, in 16 bits.
  private static int withoutNull(int nasBits) {
    return nasBits << 9 & 0xffff;
  }
}
