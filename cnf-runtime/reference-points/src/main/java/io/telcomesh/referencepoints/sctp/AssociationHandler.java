package io.telcomesh.referencepoints.sctp;

import java.util.List;

/// Hears what happens to associations, on the provider's thread and for one association in order:
/// `up`, then any number of `received` and `restarted`, then `down`; or `down` alone when the
/// association could not be set up. It must not block.
public interface AssociationHandler {
  void up(Association association);

  /// Messages that were there at once, in the order of their arrival; never empty.
  void received(Association association, List<SctpMessage> burst);

  /// The peer lost its state and set the association up again, RFC 9260 §5.2: what was sent and not
  /// yet delivered is lost, and so is whatever the peer knew.
  void restarted(Association association);

  void down(Association association, AssociationEnd end);
}
