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

/// The MME has forgotten the UE, TS 29.272 §7.2.8.
public record CancelLocationAnswer(
    String sessionId,
    List<SupportedFeatures> supportedFeatures,
    Optional<Result> resultCode,
    Optional<Result> experimentalResult,
    int authSessionState,
    String originHost,
    String originRealm,
    Optional<FailedAvp> failedAvp,
    OtherIes others)
    implements DiameterAnswer {
  public static final Table<CancelLocationAnswer, AvpTag> CODEC =
      AvpTable.of(CancelLocationAnswer.class, "Cancel-Location-Answer")
          .required(BaseAvps.SESSION_ID, CancelLocationAnswer::sessionId)
          .multiple(S6aAvps.SUPPORTED_FEATURES, CancelLocationAnswer::supportedFeatures)
          .optional(BaseAvps.RESULT_CODE, CancelLocationAnswer::resultCode)
          .optional(BaseAvps.EXPERIMENTAL_RESULT, CancelLocationAnswer::experimentalResult)
          .required(BaseAvps.AUTH_SESSION_STATE, CancelLocationAnswer::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, CancelLocationAnswer::originHost)
          .required(BaseAvps.ORIGIN_REALM, CancelLocationAnswer::originRealm)
          .optional(BaseAvps.FAILED_AVP, CancelLocationAnswer::failedAvp)
          .others(CancelLocationAnswer::others)
          .build();
}
