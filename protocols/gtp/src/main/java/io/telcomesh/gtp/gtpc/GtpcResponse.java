package io.telcomesh.gtp.gtpc;

/// A message that answers the request with its sequence number.
public sealed interface GtpcResponse extends GtpcMessage
    permits EchoResponse,
        VersionNotSupportedIndication,
        CreateSessionResponse,
        ModifyBearerResponse,
        DeleteSessionResponse,
        ReleaseAccessBearersResponse,
        DownlinkDataNotificationAcknowledge {}
