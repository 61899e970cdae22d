package io.telcomesh.nsm.starter;

import io.telcomesh.referencepoints.ReferencePoint;
import java.util.List;

/// A bean of this type says what lies behind a function that asks for wires of a reference point:
/// the endpoints' sides route it to the function.
///
/// @param referencePoint the label `app` of the wires
/// @param prefixes in CIDR notation
public record RoutesBehindUs(ReferencePoint referencePoint, List<String> prefixes) {
  public RoutesBehindUs {
    prefixes = List.copyOf(prefixes);
  }
}
