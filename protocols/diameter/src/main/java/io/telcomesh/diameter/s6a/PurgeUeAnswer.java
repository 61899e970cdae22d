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

/// Whether the M-TMSI is to be kept from use, TS 29.272 §7.2.14.
public record PurgeUeAnswer(
    String sessionId,
    List<SupportedFeatures> supportedFeatures,
    Optional<Result> resultCode,
    Optional<Result> experimentalResult,
    int authSessionState,
    String originHost,
    String originRealm,
    Optional<Long> flags,
    Optional<FailedAvp> failedAvp,
    OtherIes others)
    implements DiameterAnswer {
  public static final Table<PurgeUeAnswer, AvpTag> CODEC =
      AvpTable.of(PurgeUeAnswer.class, "Purge-UE-Answer")
          .required(BaseAvps.SESSION_ID, PurgeUeAnswer::sessionId)
          .multiple(S6aAvps.SUPPORTED_FEATURES, PurgeUeAnswer::supportedFeatures)
          .optional(BaseAvps.RESULT_CODE, PurgeUeAnswer::resultCode)
          .optional(BaseAvps.EXPERIMENTAL_RESULT, PurgeUeAnswer::experimentalResult)
          .required(BaseAvps.AUTH_SESSION_STATE, PurgeUeAnswer::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, PurgeUeAnswer::originHost)
          .required(BaseAvps.ORIGIN_REALM, PurgeUeAnswer::originRealm)
          .optional(S6aAvps.PUA_FLAGS, PurgeUeAnswer::flags)
          .optional(BaseAvps.FAILED_AVP, PurgeUeAnswer::failedAvp)
          .others(PurgeUeAnswer::others)
          .build();
}
