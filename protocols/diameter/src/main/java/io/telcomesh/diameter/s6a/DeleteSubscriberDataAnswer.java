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

/// The MME has forgotten that part, TS 29.272 §7.2.12.
public record DeleteSubscriberDataAnswer(
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
  public static final Table<DeleteSubscriberDataAnswer, AvpTag> CODEC =
      AvpTable.of(DeleteSubscriberDataAnswer.class, "Delete-Subscriber-Data-Answer")
          .required(BaseAvps.SESSION_ID, DeleteSubscriberDataAnswer::sessionId)
          .multiple(S6aAvps.SUPPORTED_FEATURES, DeleteSubscriberDataAnswer::supportedFeatures)
          .optional(BaseAvps.RESULT_CODE, DeleteSubscriberDataAnswer::resultCode)
          .optional(BaseAvps.EXPERIMENTAL_RESULT, DeleteSubscriberDataAnswer::experimentalResult)
          .required(BaseAvps.AUTH_SESSION_STATE, DeleteSubscriberDataAnswer::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, DeleteSubscriberDataAnswer::originHost)
          .required(BaseAvps.ORIGIN_REALM, DeleteSubscriberDataAnswer::originRealm)
          .optional(S6aAvps.DSA_FLAGS, DeleteSubscriberDataAnswer::flags)
          .optional(BaseAvps.FAILED_AVP, DeleteSubscriberDataAnswer::failedAvp)
          .others(DeleteSubscriberDataAnswer::others)
          .build();

  public static DeleteSubscriberDataAnswer of(
      DeleteSubscriberDataRequest request, String host, String realm, Result result) {
    return new DeleteSubscriberDataAnswer(
        request.sessionId(),
        List.of(),
        Optional.of(result).filter(each -> !each.experimental()),
        Optional.of(result).filter(Result::experimental),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        realm,
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
