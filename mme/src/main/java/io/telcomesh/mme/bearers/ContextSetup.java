package io.telcomesh.mme.bearers;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
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

/// What an eNodeB is told of a UE that comes to ECM-CONNECTED, TS 36.413 §9.1.4.1.
record ContextSetup(UePorts mme, List<PdnConnection> connections) {
  /// @param nas for the UE, with the first bearer
  InitialContextSetupRequest on(S1Connection s1, Optional<Octets> nas) {
    return new InitialContextSetupRequest(
        s1.mmeUeS1apId(),
        s1.enbUeS1apId(),
        UeAggregateMaximumBitRate.of(UeBitRate.of(mme.ue(), connections)),
        connections.stream()
            .map(each -> bearer(each, each == connections.getFirst() ? nas : Optional.empty()))
            .toList(),
        securityCapabilities(),
        new SecurityKey(mme.ue().kenb().orElseThrow().octets()),
        mme.ue().radioCapability(),
        OtherIes.NONE);
  }

  static ERabToBeSetup bearer(PdnConnection connection, Optional<Octets> nas) {
    return new ERabToBeSetup(
        connection.defaultBearer(),
        ERabLevelQosParameters.of(connection.qci(), connection.priority()),
        TransportLayerAddress.of(connection.sgwUser().address()),
        connection.sgwUser().teid().value(),
        nas);
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
