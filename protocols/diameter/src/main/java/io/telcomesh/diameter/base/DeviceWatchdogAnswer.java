package io.telcomesh.diameter.base;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.FailedAvp;
import io.telcomesh.diameter.Result;
import java.util.Optional;

/// I am, RFC 6733 §5.5.2.
public record DeviceWatchdogAnswer(
    Result result,
    String originHost,
    String originRealm,
    Optional<String> errorMessage,
    Optional<FailedAvp> failedAvp,
    Optional<Long> originStateId,
    OtherIes others)
    implements DiameterAnswer {
  public static final Table<DeviceWatchdogAnswer, AvpTag> CODEC =
      AvpTable.of(DeviceWatchdogAnswer.class, "Device-Watchdog-Answer")
          .required(BaseAvps.RESULT_CODE, DeviceWatchdogAnswer::result)
          .required(BaseAvps.ORIGIN_HOST, DeviceWatchdogAnswer::originHost)
          .required(BaseAvps.ORIGIN_REALM, DeviceWatchdogAnswer::originRealm)
          .optional(BaseAvps.ERROR_MESSAGE, DeviceWatchdogAnswer::errorMessage)
          .optional(BaseAvps.FAILED_AVP, DeviceWatchdogAnswer::failedAvp)
          .optional(BaseAvps.ORIGIN_STATE_ID, DeviceWatchdogAnswer::originStateId)
          .others(DeviceWatchdogAnswer::others)
          .build();

  @Override
  public Optional<Result> resultCode() {
    return Optional.of(result);
  }
}
