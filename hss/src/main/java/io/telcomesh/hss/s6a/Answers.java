package io.telcomesh.hss.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInfo;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.PurgeUeAnswer;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.diameter.s6a.UpdateLocationAnswer;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import java.util.List;
import java.util.Optional;

/// The answers of this HSS.
///
/// @param host our Diameter identity
public record Answers(String host, String realm) {
  public AuthenticationInformationAnswer to(
      AuthenticationInformationRequest request, Result result, Optional<AuthenticationInfo> info) {
    return new AuthenticationInformationAnswer(
        request.sessionId(),
        base(result),
        experimental(result),
        Optional.empty(),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        realm,
        List.of(),
        info,
        Optional.empty(),
        OtherIes.NONE);
  }

  /// @param flags ULA-Flags, TS 29.272 §7.3.8
  public UpdateLocationAnswer to(
      UpdateLocationRequest request,
      Result result,
      Optional<Long> flags,
      Optional<SubscriptionData> subscription) {
    return new UpdateLocationAnswer(
        request.sessionId(),
        base(result),
        experimental(result),
        Optional.empty(),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        realm,
        List.of(),
        flags,
        subscription,
        Optional.empty(),
        OtherIes.NONE);
  }

  /// @param flags PUA-Flags, TS 29.272 §7.3.48
  public PurgeUeAnswer to(PurgeUeRequest request, Result result, Optional<Long> flags) {
    return new PurgeUeAnswer(
        request.sessionId(),
        List.of(),
        base(result),
        experimental(result),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        realm,
        flags,
        Optional.empty(),
        OtherIes.NONE);
  }

  /// What a request is answered whose procedure ended early: the cause that it gave itself, else
  /// that the HSS cannot comply now (its database refuses or is too slow, or it shuts down).
  public static Result resultOf(Unwinding why) {
    return switch (why) {
      case Refused refused -> refused.answer(Result.class).orElse(Result.UNABLE_TO_COMPLY);
      case Expired _, Aborted _ -> Result.UNABLE_TO_COMPLY;
    };
  }

  private static Optional<Result> base(Result result) {
    return Optional.of(result).filter(each -> !each.experimental());
  }

  private static Optional<Result> experimental(Result result) {
    return Optional.of(result).filter(Result::experimental);
  }
}
