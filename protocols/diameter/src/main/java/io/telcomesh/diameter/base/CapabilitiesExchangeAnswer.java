package io.telcomesh.diameter.base;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.FailedAvp;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.VendorSpecificApplicationId;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// What the other peer is and can do, and whether the connection stands, RFC 6733 §5.3.2.
public record CapabilitiesExchangeAnswer(
    Result result,
    String originHost,
    String originRealm,
    List<InetAddress> hostIpAddresses,
    int vendor,
    String productName,
    Optional<Long> originStateId,
    Optional<String> errorMessage,
    Optional<FailedAvp> failedAvp,
    List<Integer> supportedVendors,
    List<Integer> authApplications,
    List<Integer> inbandSecurity,
    List<Integer> acctApplications,
    List<VendorSpecificApplicationId> vendorSpecificApplications,
    Optional<Long> firmwareRevision,
    OtherIes others)
    implements DiameterAnswer {
  public static final Table<CapabilitiesExchangeAnswer, AvpTag> CODEC =
      AvpTable.of(CapabilitiesExchangeAnswer.class, "Capabilities-Exchange-Answer")
          .required(BaseAvps.RESULT_CODE, CapabilitiesExchangeAnswer::result)
          .required(BaseAvps.ORIGIN_HOST, CapabilitiesExchangeAnswer::originHost)
          .required(BaseAvps.ORIGIN_REALM, CapabilitiesExchangeAnswer::originRealm)
          .requiredMultiple(BaseAvps.HOST_IP_ADDRESS, CapabilitiesExchangeAnswer::hostIpAddresses)
          .required(BaseAvps.VENDOR, CapabilitiesExchangeAnswer::vendor)
          .required(BaseAvps.PRODUCT_NAME, CapabilitiesExchangeAnswer::productName)
          .optional(BaseAvps.ORIGIN_STATE_ID, CapabilitiesExchangeAnswer::originStateId)
          .optional(BaseAvps.ERROR_MESSAGE, CapabilitiesExchangeAnswer::errorMessage)
          .optional(BaseAvps.FAILED_AVP, CapabilitiesExchangeAnswer::failedAvp)
          .multiple(BaseAvps.SUPPORTED_VENDOR_ID, CapabilitiesExchangeAnswer::supportedVendors)
          .multiple(BaseAvps.AUTH_APPLICATION_ID, CapabilitiesExchangeAnswer::authApplications)
          .multiple(BaseAvps.INBAND_SECURITY_ID, CapabilitiesExchangeAnswer::inbandSecurity)
          .multiple(BaseAvps.ACCT_APPLICATION_ID, CapabilitiesExchangeAnswer::acctApplications)
          .multiple(
              BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID,
              CapabilitiesExchangeAnswer::vendorSpecificApplications)
          .optional(BaseAvps.FIRMWARE_REVISION, CapabilitiesExchangeAnswer::firmwareRevision)
          .others(CapabilitiesExchangeAnswer::others)
          .build();

  @Override
  public Optional<Result> resultCode() {
    return Optional.of(result);
  }
}
