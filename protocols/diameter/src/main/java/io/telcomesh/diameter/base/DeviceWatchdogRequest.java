package io.telcomesh.diameter.base;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.diameter.DiameterRequest;
import java.util.Optional;

/// Are you alive? RFC 6733 §5.5.1.
public record DeviceWatchdogRequest(
    String originHost, String originRealm, Optional<Long> originStateId, OtherIes others)
    implements DiameterRequest {
  public static final Table<DeviceWatchdogRequest, AvpTag> CODEC =
      AvpTable.of(DeviceWatchdogRequest.class, "Device-Watchdog-Request")
          .required(BaseAvps.ORIGIN_HOST, DeviceWatchdogRequest::originHost)
          .required(BaseAvps.ORIGIN_REALM, DeviceWatchdogRequest::originRealm)
          .optional(BaseAvps.ORIGIN_STATE_ID, DeviceWatchdogRequest::originStateId)
          .others(DeviceWatchdogRequest::others)
          .build();
}
