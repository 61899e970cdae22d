package io.telcomesh.referencepoints.diameter;

import io.telcomesh.procedures.Burst;
import java.util.Optional;

/// What a function does with what it did not ask for. It is called on the socket's thread and must
/// not wait.
public interface DiameterHandler {
  /// A request of an application, which [DiameterEnd#answer] answers, or [DiameterEnd#refuse].
  ///
  /// @param burst to post with: everything that was read at once is handed over before anyone wakes
  /// @return the function's reference of the UE it concerns, where there is one
  Optional<String> received(IncomingDiameter request, Burst burst);

  /// A peer's connection is open.
  ///
  /// @param restarted its Origin-State-Id has grown: it has lost its state since we last knew it
  void peerUp(DiameterPeer peer, boolean restarted);

  void peerDown(DiameterPeer peer);
}
