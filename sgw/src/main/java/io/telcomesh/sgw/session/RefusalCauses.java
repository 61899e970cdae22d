package io.telcomesh.sgw.session;

import static io.telcomesh.gtp.gtpc.CauseValue.INVALID_REPLY_FROM_REMOTE_PEER;
import static io.telcomesh.gtp.gtpc.CauseValue.REMOTE_PEER_NOT_RESPONDING;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_REJECTED_REASON_NOT_SPECIFIED;
import static io.telcomesh.gtp.gtpc.CauseValue.SYSTEM_FAILURE;

import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.Received;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;

/// Why a procedure of a UE ended early, as the MME is told it, TS 29.274 §8.4.
public final class RefusalCauses {
  private RefusalCauses() {}

  /// What a PGW says is passed on with the mark that it comes from behind us.
  public static Cause of(Unwinding why) {
    return switch (why) {
      case Refused refused ->
          switch (refused.answer()) {
            case Cause ours -> ours;
            case GtpcResponse pgws ->
                pgws.result()
                    .map(Cause::fromRemoteNode)
                    .orElse(Cause.of(INVALID_REPLY_FROM_REMOTE_PEER));
            case Received.Refused _ -> Cause.of(INVALID_REPLY_FROM_REMOTE_PEER);
            default -> Cause.of(REQUEST_REJECTED_REASON_NOT_SPECIFIED);
          };
      case Expired _ -> Cause.of(REMOTE_PEER_NOT_RESPONDING);
      case Aborted aborted when aborted.by() instanceof Throwable -> Cause.of(SYSTEM_FAILURE);
      case Aborted _ -> Cause.of(REQUEST_REJECTED_REASON_NOT_SPECIFIED);
    };
  }
}
