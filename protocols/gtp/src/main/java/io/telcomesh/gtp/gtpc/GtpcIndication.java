package io.telcomesh.gtp.gtpc;

/// A message that nobody answers.
public sealed interface GtpcIndication extends GtpcMessage
    permits DownlinkDataNotificationFailureIndication {}
