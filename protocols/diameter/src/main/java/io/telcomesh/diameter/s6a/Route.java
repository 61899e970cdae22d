package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.diameter.VendorSpecificApplicationId;
import java.util.List;
import java.util.Optional;

/// Who asks whom in which session: the AVPs by which S6a requests find their way.
///
/// @param sessionId unique for ever, RFC 6733 §8.8: `host;number;number`
/// @param originHost the asking MME or HSS
/// @param destinationHost where it is known
public record Route(
    String sessionId,
    String originHost,
    String originRealm,
    Optional<String> destinationHost,
    String destinationRealm) {
  private static final int BEHIND_THE_SESSION_ID = 1;

  /// The application, named in a request beside its header. TS 29.272 §7.2 makes that optional and
  /// lets the receiver ignore it, but there are stacks that look for the application here alone.
  public static final OtherIes APPLICATION = application();

  private static OtherIes application() {
    var named = BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID;
    var value = new OctetWriter();
    named.encode(VendorSpecificApplicationId.auth(AvpTag.VENDOR_3GPP, S6aAvps.APPLICATION), value);
    return new OtherIes(
        List.of(new OtherIes.Other(named.tag(), value.toOctets(), BEHIND_THE_SESSION_ID)));
  }
}
