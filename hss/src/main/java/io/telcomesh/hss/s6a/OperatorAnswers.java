package io.telcomesh.hss.s6a;

import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.Refusal;
import io.telcomesh.diameter.Result;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;

/// What the operator is told of a demand that could not be met.
public final class OperatorAnswers {
  private OperatorAnswers() {}

  public static OperatorAnswer of(Unwinding why) {
    return switch (why) {
      case Refused refused -> refusedBy(result(refused));
      case Expired _, Aborted _ -> new OperatorAnswer.NoAnswer();
    };
  }

  private static OperatorAnswer refusedBy(Result result) {
    return result.equals(Result.USER_UNKNOWN)
        ? new OperatorAnswer.NoSubscriber()
        : new OperatorAnswer.RefusedBy(result);
  }

  /// Ours, or the MME's.
  private static Result result(Refused refused) {
    return refused
        .answer(Refusal.class)
        .map(Refusal::result)
        .or(() -> refused.answer(DiameterAnswer.class).map(DiameterAnswer::result))
        .orElse(Result.UNABLE_TO_COMPLY);
  }
}
