package io.telcomesh.gtp.gtpc;

/// A message that answers the request with its sequence number.
public sealed interface GtpcResponse extends GtpcMessage
    permits EchoResponse,
        VersionNotSupportedIndication,
        CreateSessionResponse,
        ModifyBearerResponse,
        DeleteSessionResponse,
        ReleaseAccessBearersResponse,
        DownlinkDataNotificationAcknowledge {
  /// Whether it accepts the request, wholly or in part.
  default boolean accepts() {
    return switch (this) {
      case EchoResponse _ -> true;
      case VersionNotSupportedIndication _ -> false;
      case CreateSessionResponse response -> response.cause().accepts();
      case ModifyBearerResponse response -> response.cause().accepts();
      case DeleteSessionResponse response -> response.cause().accepts();
      case ReleaseAccessBearersResponse response -> response.cause().accepts();
      case DownlinkDataNotificationAcknowledge response -> response.cause().accepts();
    };
  }
}
