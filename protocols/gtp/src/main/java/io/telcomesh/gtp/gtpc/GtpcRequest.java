package io.telcomesh.gtp.gtpc;

/// A message that is repeated until its answer comes.
public sealed interface GtpcRequest extends GtpcMessage
    permits EchoRequest,
        CreateSessionRequest,
        ModifyBearerRequest,
        DeleteSessionRequest,
        ReleaseAccessBearersRequest,
        DownlinkDataNotification,
        PgwRestartNotification {}
