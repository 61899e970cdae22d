package io.telcomesh.diameter;

import io.telcomesh.codec.OtherIes;
import java.util.List;
import java.util.Optional;

/// Why a request is refused that could be decoded, with what its answer tells beside the result.
///
/// @param errorDiagnostic of S6a, TS 29.272 §7.3.128
/// @param failedAvp the AVP that could not be accepted
public record Refusal(
    Result result, Optional<Integer> errorDiagnostic, Optional<FailedAvp> failedAvp) {

  public static Refusal of(Result result) {
    return new Refusal(result, Optional.empty(), Optional.empty());
  }

  public static Refusal of(Result result, int errorDiagnostic) {
    return new Refusal(result, Optional.of(errorDiagnostic), Optional.empty());
  }

  /// DIAMETER_INVALID_AVP_VALUE, and which value it was.
  public static <V> Refusal invalid(Avp<V> avp, V value) {
    var failed = new FailedAvp(new OtherIes(List.of(avp.other(value))));
    return new Refusal(Result.INVALID_AVP_VALUE, Optional.empty(), Optional.of(failed));
  }

  @Override
  public String toString() {
    return result.toString();
  }
}
