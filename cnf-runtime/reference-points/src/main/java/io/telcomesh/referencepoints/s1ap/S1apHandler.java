package io.telcomesh.referencepoints.s1ap;

import io.telcomesh.codec.Decoded;
import io.telcomesh.procedures.Burst;
import io.telcomesh.s1ap.S1apMessage;
import java.util.Optional;

/// What a function does with its S1 associations. It is called on the socket's thread, for one
/// association in order, and must not wait.
public interface S1apHandler {
  /// The association is there; the eNodeB sends S1 Setup Request next.
  void up(S1apAssociation association);

  /// A PDU came in. One that was rejected is answered with Error Indication or its procedure's
  /// failure, as its diagnostics say (TS 36.413 §10).
  ///
  /// @param burst to post with: everything that was read at once is handed over before anyone wakes
  /// @return the function's reference of the UE it concerns, where there is one
  Optional<String> received(S1apAssociation association, Decoded<S1apMessage> pdu, Burst burst);

  /// The association is gone, or was set up anew because the peer lost its state (then [#up]
  /// follows): the UEs' S1 connections over it are released, TS 36.413 §8.7.1.
  void down(S1apAssociation association);
}
