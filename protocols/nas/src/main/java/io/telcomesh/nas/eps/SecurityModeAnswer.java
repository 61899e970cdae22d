package io.telcomesh.nas.eps;

/// How a UE answers a Security Mode Command, TS 24.301 §5.4.3.
public sealed interface SecurityModeAnswer extends EmmMessage
    permits SecurityModeComplete, SecurityModeReject {}
