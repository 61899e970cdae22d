package io.telcomesh.gtp.gtpc;

import java.util.Optional;

/// A message that answers the request with its sequence number.
public sealed interface GtpcResponse extends GtpcMessage
    permits EchoResponse,
        VersionNotSupportedIndication,
        CreateSessionResponse,
        ModifyBearerResponse,
        DeleteSessionResponse,
        ReleaseAccessBearersResponse,
        DownlinkDataNotificationAcknowledge,
        PgwRestartNotificationAcknowledge {
  /// Why, or with what success; the answers of a path do not say.
  default Optional<Cause> result() {
    return switch (this) {
      case EchoResponse _, VersionNotSupportedIndication _ -> Optional.empty();
      case CreateSessionResponse response -> Optional.of(response.cause());
      case ModifyBearerResponse response -> Optional.of(response.cause());
      case DeleteSessionResponse response -> Optional.of(response.cause());
      case ReleaseAccessBearersResponse response -> Optional.of(response.cause());
      case DownlinkDataNotificationAcknowledge response -> Optional.of(response.cause());
      case PgwRestartNotificationAcknowledge response -> Optional.of(response.cause());
    };
  }

  /// Whether the request was accepted, wholly or in part.
  default boolean accepts() {
    return result().map(Cause::accepts).orElse(this instanceof EchoResponse);
  }
}
