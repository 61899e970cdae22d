package io.telcomesh.gtp.gtpc;

/// A message of TS 29.274 clause 7.
public sealed interface GtpcMessage permits GtpcRequest, GtpcResponse, GtpcIndication {}
