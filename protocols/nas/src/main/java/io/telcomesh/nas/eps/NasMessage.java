package io.telcomesh.nas.eps;

/// A plain message of TS 24.301; [Nas] turns it into octets and back.
public sealed interface NasMessage permits EmmMessage, EsmMessage {}
