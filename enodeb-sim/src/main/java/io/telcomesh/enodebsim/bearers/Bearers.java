package io.telcomesh.enodebsim.bearers;

import io.telcomesh.gtp.Teid;
import java.net.InetAddress;
import java.util.Optional;

/// The GTP-U end of all eNodeBs of a simulator, which share its s1-u wires.
public interface Bearers extends AutoCloseable {
  /// The SGW's end of a bearer.
  record Sgw(InetAddress address, Teid teid) {}

  /// Makes our end.
  ///
  /// @param lost is called, on any thread, when the SGW says that it does not have its end (TS
  ///   23.007 §22)
  /// @return empty when no s1-u wire leads to the SGW
  Optional<Bearer> setUp(Sgw sgw, Runnable lost);

  @Override
  void close();
}
