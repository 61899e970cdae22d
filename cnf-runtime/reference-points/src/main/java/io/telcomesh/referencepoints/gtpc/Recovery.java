package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationAcknowledge;
import io.telcomesh.gtp.gtpc.EchoRequest;
import io.telcomesh.gtp.gtpc.EchoResponse;
import io.telcomesh.gtp.gtpc.GtpcMessage;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersResponse;
import io.telcomesh.gtp.gtpc.RestartCounter;
import java.util.Optional;

/// The Recovery IE of whatever message carries one, TS 23.007 §18.
final class Recovery {
  private Recovery() {}

  static Optional<RestartCounter> of(GtpcMessage message) {
    return switch (message) {
      case EchoRequest echo -> Optional.of(echo.recovery());
      case EchoResponse echo -> Optional.of(echo.recovery());
      case CreateSessionRequest create -> create.recovery();
      case CreateSessionResponse created -> created.recovery();
      case ModifyBearerRequest modify -> modify.recovery();
      case ModifyBearerResponse modified -> modified.recovery();
      case DeleteSessionResponse deleted -> deleted.recovery();
      case ReleaseAccessBearersResponse released -> released.recovery();
      case DownlinkDataNotificationAcknowledge acknowledged -> acknowledged.recovery();
      default -> Optional.empty();
    };
  }
}
