package io.telcomesh.diameter;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import java.util.Optional;

/// Vendor-Specific-Application-Id, RFC 6733 §6.11.
public record VendorSpecificApplicationId(
    int vendor,
    Optional<Integer> authApplicationId,
    Optional<Integer> acctApplicationId,
    OtherIes others) {
  static final Table<VendorSpecificApplicationId, AvpTag> MEMBERS =
      AvpTable.of(VendorSpecificApplicationId.class, "Vendor-Specific-Application-Id")
          .required(BaseAvps.VENDOR, VendorSpecificApplicationId::vendor)
          .optional(BaseAvps.AUTH_APPLICATION_ID, VendorSpecificApplicationId::authApplicationId)
          .optional(BaseAvps.ACCT_APPLICATION_ID, VendorSpecificApplicationId::acctApplicationId)
          .others(VendorSpecificApplicationId::others)
          .build();

  public static VendorSpecificApplicationId auth(int vendor, int application) {
    return new VendorSpecificApplicationId(
        vendor, Optional.of(application), Optional.empty(), OtherIes.NONE);
  }
}
