package io.telcomesh.referencepoints.gtpu;

import java.util.List;

/// Takes G-PDUs, End Markers and Error Indications, on the socket's thread; it must not wait.
@FunctionalInterface
public interface GtpuHandler {
  /// What was read at once, in the order of its arrival; never empty.
  void received(List<IncomingGtpu> burst);
}
