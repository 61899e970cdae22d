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

/// The HSS has taken notice, TS 29.272 §7.2.18.
public record NotifyAnswer(
    String sessionId,
    Optional<Result> resultCode,
    Optional<Result> experimentalResult,
    int authSessionState,
    String originHost,
    String originRealm,
    List<SupportedFeatures> supportedFeatures,
    Optional<FailedAvp> failedAvp,
    OtherIes others)
    implements DiameterAnswer {
  public static final Table<NotifyAnswer, AvpTag> CODEC =
      AvpTable.of(NotifyAnswer.class, "Notify-Answer")
          .required(BaseAvps.SESSION_ID, NotifyAnswer::sessionId)
          .optional(BaseAvps.RESULT_CODE, NotifyAnswer::resultCode)
          .optional(BaseAvps.EXPERIMENTAL_RESULT, NotifyAnswer::experimentalResult)
          .required(BaseAvps.AUTH_SESSION_STATE, NotifyAnswer::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, NotifyAnswer::originHost)
          .required(BaseAvps.ORIGIN_REALM, NotifyAnswer::originRealm)
          .multiple(S6aAvps.SUPPORTED_FEATURES, NotifyAnswer::supportedFeatures)
          .optional(BaseAvps.FAILED_AVP, NotifyAnswer::failedAvp)
          .others(NotifyAnswer::others)
          .build();
}
