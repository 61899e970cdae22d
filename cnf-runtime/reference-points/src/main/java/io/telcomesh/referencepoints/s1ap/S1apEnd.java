package io.telcomesh.referencepoints.s1ap;

import io.telcomesh.procedures.Burst;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.s1ap.S1ap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// What the MME's and the eNodeB's end do alike: SCTP messages to PDUs.
final class S1apEnd implements AssociationHandler {
  /// TS 36.412 §7.
  static final int PORT = 36412;

  static final int PAYLOAD_PROTOCOL = 18;

  private static final System.Logger LOG = System.getLogger(S1apEnd.class.getName());

  private final Surroundings surroundings;
  private final S1apHandler handler;
  private final Predicate<Association> welcome;
  private final Map<Association, S1apAssociation> associations = new ConcurrentHashMap<>();

  /// @param welcome whether the peer of an association may be there
  S1apEnd(Surroundings surroundings, S1apHandler handler, Predicate<Association> welcome) {
    this.surroundings = surroundings;
    this.handler = handler;
    this.welcome = welcome;
  }

  Map<Association, S1apAssociation> associations() {
    return associations;
  }

  @Override
  public void up(Association association) {
    if (!welcome.test(association)) {
      surroundings.drops().dropped(ReferencePoint.S1_MME, DropReason.UNKNOWN_PEER);
      association.abort();
      return;
    }
    var s1 = new S1apAssociation(association, surroundings);
    associations.put(association, s1);
    handler.up(s1);
  }

  @Override
  public void received(Association association, List<SctpMessage> messages) {
    var s1 = associations.get(association);
    if (s1 == null) {
      return; // aborted already
    }
    var burst = new Burst();
    messages.forEach(message -> received(s1, message, burst));
    burst.wake();
    s1.unread().check();
  }

  @Override
  public void restarted(Association association) {
    forget(association).ifPresent(_ -> up(association));
  }

  @Override
  public void down(Association association, AssociationEnd end) {
    forget(association)
        .ifPresent(s1 -> LOG.log(System.Logger.Level.INFO, "S1 {0} ended: {1}", s1, end));
  }

  private Optional<S1apAssociation> forget(Association association) {
    var gone = Optional.ofNullable(associations.remove(association));
    gone.ifPresent(handler::down);
    return gone;
  }

  private void received(S1apAssociation s1, SctpMessage message, Burst burst) {
    if (message.payloadProtocol() != PAYLOAD_PROTOCOL) {
      surroundings.drops().dropped(ReferencePoint.S1_MME, DropReason.OTHER_PAYLOAD_PROTOCOL);
      return;
    }
    var pdu = message.octets();
    var ue = take(s1, message, burst);
    surroundings.saw(Direction.RECEIVED, ReferencePoint.S1_MME, s1.local(), s1.peer(), ue, pdu);
  }

  // One message that our own function fails on costs neither the burst nor the association.
  private Optional<String> take(S1apAssociation s1, SctpMessage message, Burst burst) {
    burst.from(s1.unread(), message.octets().length());
    try {
      return handler.received(s1, S1ap.decode(message.octets()), burst);
    } catch (RuntimeException mistake) {
      LOG.log(System.Logger.Level.ERROR, "A PDU of " + s1 + " was not handled", mistake);
      surroundings.drops().dropped(ReferencePoint.S1_MME, DropReason.RECEIVER_FAILED);
      return Optional.empty();
    }
  }
}
