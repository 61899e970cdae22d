package io.telcomesh.diameter.base;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.VendorSpecificApplicationId;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// What a peer is and can do, the first message of a connection, RFC 6733 §5.3.1.
public record CapabilitiesExchangeRequest(
    String originHost,
    String originRealm,
    List<InetAddress> hostIpAddresses,
    int vendor,
    String productName,
    Optional<Long> originStateId,
    List<Integer> supportedVendors,
    List<Integer> authApplications,
    List<Integer> inbandSecurity,
    List<Integer> acctApplications,
    List<VendorSpecificApplicationId> vendorSpecificApplications,
    Optional<Long> firmwareRevision,
    OtherIes others)
    implements DiameterRequest {
  public static final Table<CapabilitiesExchangeRequest, AvpTag> CODEC =
      AvpTable.of(CapabilitiesExchangeRequest.class, "Capabilities-Exchange-Request")
          .required(BaseAvps.ORIGIN_HOST, CapabilitiesExchangeRequest::originHost)
          .required(BaseAvps.ORIGIN_REALM, CapabilitiesExchangeRequest::originRealm)
          .requiredMultiple(BaseAvps.HOST_IP_ADDRESS, CapabilitiesExchangeRequest::hostIpAddresses)
          .required(BaseAvps.VENDOR, CapabilitiesExchangeRequest::vendor)
          .required(BaseAvps.PRODUCT_NAME, CapabilitiesExchangeRequest::productName)
          .optional(BaseAvps.ORIGIN_STATE_ID, CapabilitiesExchangeRequest::originStateId)
          .multiple(BaseAvps.SUPPORTED_VENDOR_ID, CapabilitiesExchangeRequest::supportedVendors)
          .multiple(BaseAvps.AUTH_APPLICATION_ID, CapabilitiesExchangeRequest::authApplications)
          .multiple(BaseAvps.INBAND_SECURITY_ID, CapabilitiesExchangeRequest::inbandSecurity)
          .multiple(BaseAvps.ACCT_APPLICATION_ID, CapabilitiesExchangeRequest::acctApplications)
          .multiple(
              BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID,
              CapabilitiesExchangeRequest::vendorSpecificApplications)
          .optional(BaseAvps.FIRMWARE_REVISION, CapabilitiesExchangeRequest::firmwareRevision)
          .others(CapabilitiesExchangeRequest::others)
          .build();
}
