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

/// The HSS gives authentication vectors, TS 29.272 §7.2.6.
public record AuthenticationInformationAnswer(
    String sessionId,
    Optional<Result> resultCode,
    Optional<Result> experimentalResult,
    Optional<Integer> errorDiagnostic,
    int authSessionState,
    String originHost,
    String originRealm,
    List<SupportedFeatures> supportedFeatures,
    Optional<AuthenticationInfo> authenticationInfo,
    Optional<FailedAvp> failedAvp,
    OtherIes others)
    implements DiameterAnswer {
  public static final Table<AuthenticationInformationAnswer, AvpTag> CODEC =
      AvpTable.of(AuthenticationInformationAnswer.class, "Authentication-Information-Answer")
          .required(BaseAvps.SESSION_ID, AuthenticationInformationAnswer::sessionId)
          .optional(BaseAvps.RESULT_CODE, AuthenticationInformationAnswer::resultCode)
          .optional(
              BaseAvps.EXPERIMENTAL_RESULT, AuthenticationInformationAnswer::experimentalResult)
          .optional(S6aAvps.ERROR_DIAGNOSTIC, AuthenticationInformationAnswer::errorDiagnostic)
          .required(BaseAvps.AUTH_SESSION_STATE, AuthenticationInformationAnswer::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, AuthenticationInformationAnswer::originHost)
          .required(BaseAvps.ORIGIN_REALM, AuthenticationInformationAnswer::originRealm)
          .multiple(S6aAvps.SUPPORTED_FEATURES, AuthenticationInformationAnswer::supportedFeatures)
          .optional(
              S6aAvps.AUTHENTICATION_INFO, AuthenticationInformationAnswer::authenticationInfo)
          .optional(BaseAvps.FAILED_AVP, AuthenticationInformationAnswer::failedAvp)
          .others(AuthenticationInformationAnswer::others)
          .build();
}
