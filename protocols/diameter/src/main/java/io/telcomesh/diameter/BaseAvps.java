package io.telcomesh.diameter;

import java.net.InetAddress;

/// The AVPs of the base protocol, RFC 6733 §4.5.
public final class BaseAvps {
  public static final Avp<String> USER_NAME = text("User-Name", 1);
  public static final Avp<InetAddress> HOST_IP_ADDRESS =
      Avp.address("Host-IP-Address", 257, 0, true);
  public static final Avp<Integer> AUTH_APPLICATION_ID = number("Auth-Application-Id", 258);
  public static final Avp<Integer> ACCT_APPLICATION_ID = number("Acct-Application-Id", 259);
  public static final Avp<String> SESSION_ID = text("Session-Id", 263);
  public static final Avp<String> ORIGIN_HOST = text("Origin-Host", 264);
  public static final Avp<Integer> SUPPORTED_VENDOR_ID = number("Supported-Vendor-Id", 265);

  /// Vendor-Id.
  public static final Avp<Integer> VENDOR = number("Vendor-Id", 266);

  public static final Avp<Long> FIRMWARE_REVISION =
      Avp.unsigned32("Firmware-Revision", 267, 0, false);
  public static final Avp<Result> RESULT_CODE =
      number("Result-Code", 268).as(Result::base, Result::code);
  public static final Avp<String> PRODUCT_NAME = Avp.utf8String("Product-Name", 269, 0, false);

  /// 0 the peer will come back soon, 1 it is busy, 2 it does not want to talk to us.
  public static final Avp<Integer> DISCONNECT_CAUSE = number("Disconnect-Cause", 273);

  /// 1: no state is kept between the requests of a session, as on S6a.
  public static final Avp<Integer> AUTH_SESSION_STATE = number("Auth-Session-State", 277);

  public static final Avp<Long> ORIGIN_STATE_ID = Avp.unsigned32("Origin-State-Id", 278, 0, true);
  public static final Avp<FailedAvp> FAILED_AVP =
      Avp.grouped("Failed-AVP", 279, 0, true, () -> FailedAvp.MEMBERS);
  public static final Avp<String> ERROR_MESSAGE = Avp.utf8String("Error-Message", 281, 0, false);
  public static final Avp<String> ROUTE_RECORD = text("Route-Record", 282);
  public static final Avp<String> DESTINATION_REALM = text("Destination-Realm", 283);
  public static final Avp<String> DESTINATION_HOST = text("Destination-Host", 293);
  public static final Avp<String> ORIGIN_REALM = text("Origin-Realm", 296);
  public static final Avp<Integer> EXPERIMENTAL_RESULT_CODE =
      number("Experimental-Result-Code", 298);
  public static final Avp<Result> EXPERIMENTAL_RESULT =
      Avp.grouped("Experimental-Result", 297, 0, true, () -> Result.EXPERIMENTAL);

  /// 0: no security inside the connection.
  public static final Avp<Integer> INBAND_SECURITY_ID = number("Inband-Security-Id", 299);

  public static final Avp<VendorSpecificApplicationId> VENDOR_SPECIFIC_APPLICATION_ID =
      Avp.grouped(
          "Vendor-Specific-Application-Id",
          260,
          0,
          true,
          () -> VendorSpecificApplicationId.MEMBERS);

  private BaseAvps() {}

  private static Avp<String> text(String name, int code) {
    return Avp.utf8String(name, code, 0, true);
  }

  private static Avp<Integer> number(String name, int code) {
    return Avp.unsigned32(name, code, 0, true).as(Long::intValue, value -> value & 0xffffffffL);
  }
}
