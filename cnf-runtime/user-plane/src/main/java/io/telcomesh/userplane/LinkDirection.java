package io.telcomesh.userplane;

/// Which way a bearer's packets go.
public enum LinkDirection {
  /// From the UE.
  UPLINK,
  /// To the UE.
  DOWNLINK
}
