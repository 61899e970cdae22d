package io.telcomesh.referencepoints.diameter;

import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.procedures.Burst;
import io.telcomesh.referencepoints.DropReason;
import java.util.Optional;

/// The end that has a connection.
interface ConnectionOwner {
  void opened(PeerConnection connection, DiameterPeer peer, Optional<Long> originStateId);

  /// @param peer whose connection was open
  void closed(PeerConnection connection, Optional<DiameterPeer> peer);

  /// A request of an application.
  ///
  /// @return the UE's reference
  Optional<String> request(IncomingDiameter request, Burst burst);

  /// An answer, or what came in its place.
  ///
  /// @return the UE's reference
  Optional<String> answer(DiameterHeader header, Object answer, Burst burst);

  void saw(DiameterTransport.Connection connection, Octets message, Optional<String> ue);

  /// Sends, and tells the observer.
  void send(DiameterTransport.Connection connection, Octets message, Optional<String> ue);

  void dropped(DropReason reason);
}
