package io.telcomesh.referencepoints.diameter;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.FailedAvp;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.VendorSpecificApplicationId;
import io.telcomesh.diameter.base.CapabilitiesExchangeAnswer;
import io.telcomesh.diameter.base.CapabilitiesExchangeRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who we are as a Diameter node and what we speak, RFC 6733 §5.3.
///
/// @param host our DiameterIdentity, which names us alone (TS 23.003 §19.4.2.4 for an MME)
/// @param realm TS 23.003 §19.2
/// @param originStateId grows with each start, so that a peer knows that we have lost our state
/// @param vendor whose application it is, for S6a 3GPP: 10415
/// @param application for S6a 16777251
public record DiameterNode(
    String host, String realm, long originStateId, int vendor, int application) {
  /// A node that passes every application on, RFC 6733 §2.4.
  static final int RELAY = 0xffffffff;

  private static final String PRODUCT = "Telcomesh";
  private static final int NO_PRODUCT_VENDOR = 0;

  public DiameterNode {
    if (host.isBlank() || realm.isBlank() || !host.contains(".")) {
      throw new IllegalArgumentException(
          "A Diameter node is a host name with its domain and a realm, not '%s' and '%s'"
              .formatted(host, realm));
    }
  }

  CapabilitiesExchangeRequest request(InetAddress local) {
    return new CapabilitiesExchangeRequest(
        host,
        realm,
        List.of(local),
        NO_PRODUCT_VENDOR,
        PRODUCT,
        Optional.of(originStateId),
        List.of(vendor),
        List.of(),
        List.of(),
        List.of(),
        List.of(VendorSpecificApplicationId.auth(vendor, application)),
        Optional.empty(),
        OtherIes.NONE);
  }

  CapabilitiesExchangeAnswer answer(
      InetAddress local, Result result, Optional<FailedAvp> failedAvp) {
    return new CapabilitiesExchangeAnswer(
        result,
        host,
        realm,
        List.of(local),
        NO_PRODUCT_VENDOR,
        PRODUCT,
        Optional.of(originStateId),
        Optional.empty(),
        failedAvp,
        List.of(vendor),
        List.of(),
        List.of(),
        List.of(),
        List.of(VendorSpecificApplicationId.auth(vendor, application)),
        Optional.empty(),
        OtherIes.NONE);
  }

  /// Whether a peer with these applications speaks ours, or passes it on.
  boolean shares(List<Integer> authApplications, List<VendorSpecificApplicationId> vendors) {
    return Stream.concat(
            authApplications.stream(),
            vendors.stream().flatMap(each -> each.authApplicationId().stream()))
        .anyMatch(spoken -> spoken == application || spoken == RELAY);
  }

  static boolean relays(List<Integer> authApplications, List<VendorSpecificApplicationId> vendors) {
    return authApplications.contains(RELAY)
        || vendors.stream().anyMatch(each -> each.authApplicationId().equals(Optional.of(RELAY)));
  }
}
