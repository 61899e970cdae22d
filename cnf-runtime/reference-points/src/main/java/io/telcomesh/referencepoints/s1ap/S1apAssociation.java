package io.telcomesh.referencepoints.s1ap;

import io.telcomesh.procedures.Backlog;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// One S1 interface between an eNodeB and an MME, TS 36.412 §7. All methods may be called from any
/// thread and none waits.
public final class S1apAssociation {
  private static final System.Logger LOG = System.getLogger(S1apAssociation.class.getName());

  /// In octets: a few thousand messages, or some of the longest.
  private static final long MOST_UNREAD = 4 << 20;

  private final Association association;
  private final Surroundings surroundings;
  private final Backlog unread;
  private final AtomicBoolean hasFlooded = new AtomicBoolean();

  S1apAssociation(Association association, Surroundings surroundings) {
    this.association = association;
    this.surroundings = surroundings;
    this.unread = new Backlog(MOST_UNREAD, this::stopReading, association::readOn);
  }

  public InetSocketAddress local() {
    return association.local();
  }

  public InetSocketAddress peer() {
    return association.peer();
  }

  /// Sends what concerns no UE, on stream 0.
  ///
  /// @return why it was dropped, which was counted; empty when it was not
  public Optional<DropReason> send(S1apMessage message) {
    return send(0, message, Optional.empty());
  }

  /// Sends what concerns a UE that is not connected, on stream 0.
  ///
  /// @param ue the function's reference of the UE, for the observer
  public Optional<DropReason> send(String ue, S1apMessage message) {
    return send(0, message, Optional.of(ue));
  }

  /// Sends what concerns one UE, always on the same stream.
  ///
  /// @param number of the UE at the sender (MME or eNB UE S1AP ID), which chooses the stream
  /// @param ue the function's reference of the UE, for the observer
  public Optional<DropReason> send(long number, String ue, S1apMessage message) {
    return send(streamOf(number, association.streams()), message, Optional.of(ue));
  }

  /// Ends it in order, once everything sent has arrived.
  public void shutdown() {
    association.shutdown();
  }

  /// Ends it at once: the peer is not who may be there.
  public void abort() {
    association.abort();
  }

  /// What the peer has sent and nobody has read.
  Backlog unread() {
    return unread;
  }

  private void stopReading() {
    association.stopReading();
    if (hasFlooded.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "S1 {0} sends faster than it is served; from now on it has to wait then",
          this);
    }
  }

  Association association() {
    return association;
  }

  /// Stream 0 is for what concerns no UE; the others are shared out among the UEs. Where there is
  /// only one, all use it.
  static int streamOf(long number, int streams) {
    return streams < 2 ? 0 : 1 + (int) Long.remainderUnsigned(number, streams - 1);
  }

  private Optional<DropReason> send(int stream, S1apMessage message, Optional<String> ue) {
    var pdu = S1ap.encode(message);
    var dropped = association.send(new SctpMessage(stream, S1apEnd.PAYLOAD_PROTOCOL, pdu));
    dropped.ifPresentOrElse(
        reason -> surroundings.drops().dropped(ReferencePoint.S1_MME, reason),
        () -> surroundings.saw(Direction.SENT, ReferencePoint.S1_MME, local(), peer(), ue, pdu));
    return dropped;
  }

  @Override
  public String toString() {
    return association.local() + " to " + association.peer();
  }
}
