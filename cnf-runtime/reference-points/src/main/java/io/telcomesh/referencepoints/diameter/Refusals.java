package io.telcomesh.referencepoints.diameter;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Verdict;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.diameter.Command;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.diameter.ErrorAnswer;
import io.telcomesh.diameter.FailedAvp;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.base.DeviceWatchdogAnswer;
import io.telcomesh.diameter.base.DisconnectPeerAnswer;
import java.util.List;
import java.util.Optional;

/// The answers that the end itself gives.
final class Refusals {
  private static final int BASE_PROTOCOL = 0;
  private static final int NO_STATE_MAINTAINED = 1;

  private Refusals() {}

  static DeviceWatchdogAnswer watchdogAnswer(DiameterNode node) {
    return new DeviceWatchdogAnswer(
        Result.SUCCESS,
        node.host(),
        node.realm(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(node.originStateId()),
        OtherIes.NONE);
  }

  static DisconnectPeerAnswer disconnectAnswer(DiameterNode node) {
    return new DisconnectPeerAnswer(
        Result.SUCCESS,
        node.host(),
        node.realm(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  /// A request that could be read and is not served.
  static ErrorAnswer notServed(DiameterNode node, Optional<String> session, Result why) {
    return refusal(node, session, why, Optional.empty());
  }

  static ErrorAnswer unableToComply(DiameterNode node) {
    return refusal(node, Optional.empty(), Result.UNABLE_TO_COMPLY, Optional.empty());
  }

  /// The answer to a request that could not be decoded, RFC 6733 §7.1.3 and §7.1.5.
  static ErrorAnswer refusal(
      DiameterNode node, DiameterHeader header, Decoded.Rejected<?> rejected) {
    var session = rejected.partial().value(BaseAvps.SESSION_ID);
    if (unknownCommand(header)) {
      int application = header.applicationId();
      boolean ours = application == node.application() || application == BASE_PROTOCOL;
      var result = ours ? Result.COMMAND_UNSUPPORTED : Result.APPLICATION_UNSUPPORTED;
      return refusal(node, session, result, Optional.empty());
    }
    var fault = rejected.diagnostics().first(Verdict.REJECT);
    var result = Result.of(rejected.diagnostics());
    return refusal(node, session, result, fault.flatMap(FailedAvp::of), required(node, header));
  }

  /// Without the E bit an answer has its command's own form, in which S6a wants Auth-Session-State.
  private static OtherIes required(DiameterNode node, DiameterHeader header) {
    return header.applicationId() == node.application()
        ? new OtherIes(List.of(BaseAvps.AUTH_SESSION_STATE.other(NO_STATE_MAINTAINED)))
        : OtherIes.NONE;
  }

  private static boolean unknownCommand(DiameterHeader header) {
    return Command.all()
        .noneMatch(each ->
            each.code() == header.commandCode() && each.application() == header.applicationId());
  }

  private static ErrorAnswer refusal(
      DiameterNode node, Optional<String> session, Result result, Optional<FailedAvp> failedAvp) {
    return refusal(node, session, result, failedAvp, OtherIes.NONE);
  }

  private static ErrorAnswer refusal(
      DiameterNode node,
      Optional<String> session,
      Result result,
      Optional<FailedAvp> failedAvp,
      OtherIes others) {
    return new ErrorAnswer(
        session,
        node.host(),
        node.realm(),
        result,
        Optional.empty(),
        failedAvp,
        Optional.empty(),
        others);
  }
}
