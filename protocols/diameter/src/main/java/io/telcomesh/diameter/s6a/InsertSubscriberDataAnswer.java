package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.FailedAvp;
import io.telcomesh.diameter.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The MME has taken the change, and tells what it was asked for, TS 29.272 §7.2.10.
///
/// @param imsVoiceOverPs 1 where IMS voice is supported where the UE is
/// @param lastActivity when the UE was last heard of
/// @param ratType of the UE's present access
public record InsertSubscriberDataAnswer(
    String sessionId,
    List<SupportedFeatures> supportedFeatures,
    Optional<Result> resultCode,
    Optional<Result> experimentalResult,
    int authSessionState,
    String originHost,
    String originRealm,
    Optional<Integer> imsVoiceOverPs,
    Optional<Instant> lastActivity,
    Optional<Integer> ratType,
    Optional<Long> flags,
    Optional<EpsUserState> userState,
    Optional<EpsLocationInformation> location,
    Optional<FailedAvp> failedAvp,
    OtherIes others)
    implements DiameterAnswer {
  public static final Table<InsertSubscriberDataAnswer, AvpTag> CODEC =
      AvpTable.of(InsertSubscriberDataAnswer.class, "Insert-Subscriber-Data-Answer")
          .required(BaseAvps.SESSION_ID, InsertSubscriberDataAnswer::sessionId)
          .multiple(S6aAvps.SUPPORTED_FEATURES, InsertSubscriberDataAnswer::supportedFeatures)
          .optional(BaseAvps.RESULT_CODE, InsertSubscriberDataAnswer::resultCode)
          .optional(BaseAvps.EXPERIMENTAL_RESULT, InsertSubscriberDataAnswer::experimentalResult)
          .required(BaseAvps.AUTH_SESSION_STATE, InsertSubscriberDataAnswer::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, InsertSubscriberDataAnswer::originHost)
          .required(BaseAvps.ORIGIN_REALM, InsertSubscriberDataAnswer::originRealm)
          .optional(S6aAvps.IMS_VOICE_OVER_PS, InsertSubscriberDataAnswer::imsVoiceOverPs)
          .optional(S6aAvps.LAST_UE_ACTIVITY_TIME, InsertSubscriberDataAnswer::lastActivity)
          .optional(S6aAvps.RAT_TYPE, InsertSubscriberDataAnswer::ratType)
          .optional(S6aAvps.IDA_FLAGS, InsertSubscriberDataAnswer::flags)
          .optional(S6aAvps.EPS_USER_STATE, InsertSubscriberDataAnswer::userState)
          .optional(S6aAvps.EPS_LOCATION_INFORMATION, InsertSubscriberDataAnswer::location)
          .optional(BaseAvps.FAILED_AVP, InsertSubscriberDataAnswer::failedAvp)
          .others(InsertSubscriberDataAnswer::others)
          .build();

  /// An answer without anything beside its result.
  public static InsertSubscriberDataAnswer of(
      InsertSubscriberDataRequest request, String host, String realm, Result result) {
    return new InsertSubscriberDataAnswer(
        request.sessionId(),
        List.of(),
        Optional.of(result).filter(each -> !each.experimental()),
        Optional.of(result).filter(Result::experimental),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        realm,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  /// The same with the state and place of the UE.
  public InsertSubscriberDataAnswer with(
      Optional<Integer> ims,
      Optional<Instant> active,
      Optional<Integer> rat,
      Optional<EpsUserState> state,
      Optional<EpsLocationInformation> place) {
    return new InsertSubscriberDataAnswer(
        sessionId,
        supportedFeatures,
        resultCode,
        experimentalResult,
        authSessionState,
        originHost,
        originRealm,
        ims,
        active,
        rat,
        flags,
        state,
        place,
        failedAvp,
        others);
  }
}
