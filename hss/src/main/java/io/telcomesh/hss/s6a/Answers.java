package io.telcomesh.hss.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.Refusal;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInfo;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.NotifyAnswer;
import io.telcomesh.diameter.s6a.NotifyRequest;
import io.telcomesh.diameter.s6a.PurgeUeAnswer;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.diameter.s6a.SupportedFeatures;
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
  private static final Refusal SUCCESS = Refusal.of(Result.SUCCESS);

  public AuthenticationInformationAnswer to(
      AuthenticationInformationRequest request, AuthenticationInfo info) {
    return answer(request, SUCCESS, Optional.of(info));
  }

  public AuthenticationInformationAnswer to(
      AuthenticationInformationRequest request, Refusal refusal) {
    return answer(request, refusal, Optional.empty());
  }

  /// @param features those of the HSS, where the MME has told its own (TS 29.229 §7.2)
  /// @param flags ULA-Flags, TS 29.272 §7.3.8
  public UpdateLocationAnswer to(
      UpdateLocationRequest request,
      List<SupportedFeatures> features,
      long flags,
      Optional<SubscriptionData> subscription) {
    return answer(request, SUCCESS, features, Optional.of(flags), subscription);
  }

  public UpdateLocationAnswer to(UpdateLocationRequest request, Refusal refusal) {
    return answer(request, refusal, List.of(), Optional.empty(), Optional.empty());
  }

  /// @param flags PUA-Flags, TS 29.272 §7.3.48
  public PurgeUeAnswer to(PurgeUeRequest request, Optional<Long> flags) {
    return answer(request, SUCCESS, flags);
  }

  public PurgeUeAnswer to(PurgeUeRequest request, Refusal refusal) {
    return answer(request, refusal, Optional.empty());
  }

  public NotifyAnswer to(NotifyRequest request) {
    return to(request, SUCCESS);
  }

  public NotifyAnswer to(NotifyRequest request, Refusal refusal) {
    return new NotifyAnswer(
        request.sessionId(),
        base(refusal),
        experimental(refusal),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        realm,
        List.of(),
        refusal.failedAvp(),
        OtherIes.NONE);
  }

  /// What a request is answered whose procedure ended early: the cause that it gave itself, else
  /// that the HSS cannot comply now (its database refuses or is too slow, or it shuts down).
  public static Refusal refusalOf(Unwinding why) {
    return switch (why) {
      case Refused refused -> refused.answer(Refusal.class).orElse(unable());
      case Expired _, Aborted _ -> unable();
    };
  }

  private AuthenticationInformationAnswer answer(
      AuthenticationInformationRequest request,
      Refusal refusal,
      Optional<AuthenticationInfo> info) {
    return new AuthenticationInformationAnswer(
        request.sessionId(),
        base(refusal),
        experimental(refusal),
        refusal.errorDiagnostic(),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        realm,
        List.of(),
        info,
        refusal.failedAvp(),
        OtherIes.NONE);
  }

  private UpdateLocationAnswer answer(
      UpdateLocationRequest request,
      Refusal refusal,
      List<SupportedFeatures> features,
      Optional<Long> flags,
      Optional<SubscriptionData> subscription) {
    return new UpdateLocationAnswer(
        request.sessionId(),
        base(refusal),
        experimental(refusal),
        refusal.errorDiagnostic(),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        realm,
        features,
        flags,
        subscription,
        refusal.failedAvp(),
        OtherIes.NONE);
  }

  private PurgeUeAnswer answer(PurgeUeRequest request, Refusal refusal, Optional<Long> flags) {
    return new PurgeUeAnswer(
        request.sessionId(),
        List.of(),
        base(refusal),
        experimental(refusal),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        realm,
        flags,
        refusal.failedAvp(),
        OtherIes.NONE);
  }

  private static Refusal unable() {
    return Refusal.of(Result.UNABLE_TO_COMPLY);
  }

  private static Optional<Result> base(Refusal refusal) {
    return Optional.of(refusal.result()).filter(each -> !each.experimental());
  }

  private static Optional<Result> experimental(Refusal refusal) {
    return Optional.of(refusal.result()).filter(Result::experimental);
  }
}
