package io.telcomesh.diameter;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import java.util.Optional;

/// The answer of any command where a protocol error is reported, by the peer or by an agent on the
/// way (E bit, RFC 6733 §7.2). Refusals of a request that could not be decoded take this form too,
/// without the E bit.
public record ErrorAnswer(
    Optional<String> sessionId,
    String originHost,
    String originRealm,
    Result errorResult,
    Optional<String> errorMessage,
    Optional<FailedAvp> failedAvp,
    Optional<Result> experimentalResult,
    OtherIes others)
    implements DiameterAnswer {
  public static final Table<ErrorAnswer, AvpTag> CODEC =
      AvpTable.of(ErrorAnswer.class, "Error-Answer")
          .optional(BaseAvps.SESSION_ID, ErrorAnswer::sessionId)
          .required(BaseAvps.ORIGIN_HOST, ErrorAnswer::originHost)
          .required(BaseAvps.ORIGIN_REALM, ErrorAnswer::originRealm)
          .required(BaseAvps.RESULT_CODE, ErrorAnswer::errorResult)
          .optional(BaseAvps.ERROR_MESSAGE, ErrorAnswer::errorMessage)
          .optional(BaseAvps.FAILED_AVP, ErrorAnswer::failedAvp)
          .optional(BaseAvps.EXPERIMENTAL_RESULT, ErrorAnswer::experimentalResult)
          .others(ErrorAnswer::others)
          .build();

  @Override
  public Optional<Result> resultCode() {
    return Optional.of(errorResult);
  }
}
