package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.FailedAvp;
import io.telcomesh.diameter.Result;
import java.util.List;
import java.util.Optional;

/// The HSS gives the subscription, TS 29.272 §7.2.4.
public record UpdateLocationAnswer(
    String sessionId,
    Optional<Result> resultCode,
    Optional<Result> experimentalResult,
    Optional<Integer> errorDiagnostic,
    int authSessionState,
    String originHost,
    String originRealm,
    List<SupportedFeatures> supportedFeatures,
    Optional<Long> flags,
    Optional<SubscriptionData> subscriptionData,
    Optional<FailedAvp> failedAvp,
    OtherIes others)
    implements DiameterAnswer {
  public static final Table<UpdateLocationAnswer, AvpTag> CODEC =
      AvpTable.of(UpdateLocationAnswer.class, "Update-Location-Answer")
          .required(BaseAvps.SESSION_ID, UpdateLocationAnswer::sessionId)
          .optional(BaseAvps.RESULT_CODE, UpdateLocationAnswer::resultCode)
          .optional(BaseAvps.EXPERIMENTAL_RESULT, UpdateLocationAnswer::experimentalResult)
          .optional(S6aAvps.ERROR_DIAGNOSTIC, UpdateLocationAnswer::errorDiagnostic)
          .required(BaseAvps.AUTH_SESSION_STATE, UpdateLocationAnswer::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, UpdateLocationAnswer::originHost)
          .required(BaseAvps.ORIGIN_REALM, UpdateLocationAnswer::originRealm)
          .multiple(S6aAvps.SUPPORTED_FEATURES, UpdateLocationAnswer::supportedFeatures)
          .optional(S6aAvps.ULA_FLAGS, UpdateLocationAnswer::flags)
          .optional(S6aAvps.SUBSCRIPTION_DATA, UpdateLocationAnswer::subscriptionData)
          .optional(BaseAvps.FAILED_AVP, UpdateLocationAnswer::failedAvp)
          .others(UpdateLocationAnswer::others)
          .build();
}
