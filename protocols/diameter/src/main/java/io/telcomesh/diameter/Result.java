package io.telcomesh.diameter;

import io.telcomesh.codec.Diagnostic;
import io.telcomesh.codec.Diagnostics;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.Verdict;

/// How a request ended: the Result-Code of RFC 6733 §7.1 (vendor 0), or an Experimental-Result with
/// the code of a vendor (§7.6), for S6a those of TS 29.272 §7.4.
public record Result(int vendor, int code) {
  public static final Result SUCCESS = base(2001);
  public static final Result COMMAND_UNSUPPORTED = base(3001);
  public static final Result UNABLE_TO_DELIVER = base(3002);
  public static final Result REALM_NOT_SERVED = base(3003);
  public static final Result TOO_BUSY = base(3004);
  public static final Result APPLICATION_UNSUPPORTED = base(3007);
  public static final Result INVALID_HEADER_BITS = base(3008);
  public static final Result UNKNOWN_PEER = base(3010);
  public static final Result AVP_UNSUPPORTED = base(5001);
  public static final Result AUTHORIZATION_REJECTED = base(5003);
  public static final Result INVALID_AVP_VALUE = base(5004);
  public static final Result MISSING_AVP = base(5005);
  public static final Result AVP_OCCURS_TOO_MANY_TIMES = base(5009);
  public static final Result NO_COMMON_APPLICATION = base(5010);
  public static final Result UNABLE_TO_COMPLY = base(5012);
  public static final Result INVALID_AVP_LENGTH = base(5014);

  public static final Result USER_UNKNOWN = s6a(5001);
  public static final Result ROAMING_NOT_ALLOWED = s6a(5004);
  public static final Result UNKNOWN_EPS_SUBSCRIPTION = s6a(5420);
  public static final Result RAT_NOT_ALLOWED = s6a(5421);
  public static final Result UNKNOWN_SERVING_NODE = s6a(5423);
  public static final Result AUTHENTICATION_DATA_UNAVAILABLE = s6a(4181);

  static final Table<Result, AvpTag> EXPERIMENTAL =
      AvpTable.of(Result.class, "Experimental-Result")
          .required(BaseAvps.VENDOR, Result::vendor)
          .required(BaseAvps.EXPERIMENTAL_RESULT_CODE, Result::code)
          .build();

  public static Result base(int code) {
    return new Result(0, code);
  }

  public static Result s6a(int code) {
    return new Result(AvpTag.VENDOR_3GPP, code);
  }

  /// The answer to a request that could not be decoded (RFC 6733 §7.1.5).
  public static Result of(Diagnostics faults) {
    return faults.first(Verdict.REJECT).map(Result::of).orElse(UNABLE_TO_COMPLY);
  }

  public boolean experimental() {
    return vendor != 0;
  }

  public boolean success() {
    return code / 1000 == 2;
  }

  /// Whether the answer carries the E bit (RFC 6733 §7.1.3).
  public boolean protocolError() {
    return !experimental() && code / 1000 == 3;
  }

  @Override
  public String toString() {
    return (experimental() ? "experimental result " : "result ") + code;
  }

  private static Result of(Diagnostic fault) {
    return switch (fault.problem()) {
      case UNKNOWN -> AVP_UNSUPPORTED;
      case MISSING -> MISSING_AVP;
      case DUPLICATE -> AVP_OCCURS_TOO_MANY_TIMES;
      case TRUNCATED -> INVALID_AVP_LENGTH;
      case INVALID, OUT_OF_ORDER -> INVALID_AVP_VALUE;
    };
  }
}
