package io.telcomesh.sgw;

import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationFailureIndication;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersRequest;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.userplane.ForwardingRule;
import java.net.InetAddress;

/// What reaches the runner of a UE.
public sealed interface UeMessage {
  /// TS 29.274 §7.2.1.
  record Create(IncomingGtpc incoming, CreateSessionRequest request) implements UeMessage {
    /// The MME knows no tunnel of this UE: it attaches, and whatever was before is over.
    public boolean initial() {
      return incoming.header().teid().filter(teid -> teid.value() != 0).isEmpty();
    }
  }

  /// TS 29.274 §7.2.7.
  record Modify(IncomingGtpc incoming, ModifyBearerRequest request) implements UeMessage {}

  /// TS 29.274 §7.2.9.1.
  record Delete(IncomingGtpc incoming, DeleteSessionRequest request) implements UeMessage {}

  /// TS 29.274 §7.2.21.
  record ReleaseAccess(IncomingGtpc incoming, ReleaseAccessBearersRequest request)
      implements UeMessage {}

  /// TS 29.274 §7.2.11.3.
  record PagingFailed(DownlinkDataNotificationFailureIndication indication) implements UeMessage {}

  /// The first packet came for a bearer without an eNodeB.
  record PacketCame(ForwardingRule downlink) implements UeMessage {}

  /// The time is over in which packets are dropped.
  record QuietIsOver() implements UeMessage {}

  /// The eNodeB or the PGW does not know its end of a tunnel, TS 23.007 §22.
  record TunnelUnknown(ForwardingRule rule) implements UeMessage {}

  /// A MME or PGW has lost its contexts, TS 23.007 §16 and §17.
  record PeerRestarted(InetAddress peer) implements UeMessage {}
}
