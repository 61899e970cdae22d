package io.telcomesh.mme;

import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataRequest;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.InsertSubscriberDataRequest;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.DownlinkDataNotification;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.mme.s1mme.S1Connection;
import io.telcomesh.mme.s1mme.UplinkNas;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.UeAssociatedMessage;
import java.util.List;
import java.util.function.Consumer;

/// What reaches the runner of a UE.
public sealed interface UeMessage {
  /// The first message of an S1 connection, TS 36.413 §8.6.2.1.
  record Initial(S1Connection connection, InitialUeMessage message, UplinkNas nas)
      implements UeMessage {}

  /// A NAS message on the UE's connection.
  record Nas(UplinkNas nas) implements UeMessage {}

  /// Any other S1AP message on the UE's connection.
  record S1(UeAssociatedMessage message) implements UeMessage {}

  /// The S1 connection is gone: association down, or reset by the eNodeB.
  record ConnectionLost(S1Connection connection) implements UeMessage {}

  /// The MME itself ends the S1 connection, after a procedure that could only send.
  record ReleaseConnection(Cause cause) implements UeMessage {}

  /// The UE has been away for so long that nothing need be kept of it, TS 23.401 §5.3.9.3.
  record PurgeDue() implements UeMessage {}

  /// The mobile reachable timer has expired: nothing was heard of the UE for longer than T3412, TS
  /// 24.301 §5.3.5.
  record NotReachable() implements UeMessage {}

  /// The implicit detach timer has expired, TS 24.301 §5.3.5.
  record ImplicitDetachDue() implements UeMessage {}

  /// An operator wants the UE detached, TS 23.401 §5.3.8.3.
  ///
  /// @param done takes how it ended
  record DetachWanted(NetworkDetachType type, Consumer<DetachOutcome> done) implements UeMessage {}

  /// The MME itself ends one of the UE's PDN connections, TS 23.401 §5.10.3.
  ///
  /// @param cause for the UE
  record DisconnectPdn(EpsBearerIdentity linkedBearer, EsmCause cause) implements UeMessage {}

  /// S11, TS 29.274 §7.2.11.1.
  ///
  /// @param acknowledge tells the SGW what comes of it
  record DownlinkData(DownlinkDataNotification notification, Consumer<CauseValue> acknowledge)
      implements UeMessage {}

  /// The SGW or a PGW has lost these sessions, TS 23.007 §16 and §17.
  record SessionsLost(List<PdnConnection> lost) implements UeMessage {
    public SessionsLost {
      lost = List.copyOf(lost);
    }

    /// Whether the UE has no other session.
    public boolean areAllOf(UeContext ue) {
      return lost.containsAll(ue.pdnConnections());
    }
  }

  /// S6a, TS 29.272 §5.2.1.2.
  ///
  /// @param answer tells the HSS that it is done
  record CancelLocation(CancelLocationRequest request, Runnable answer) implements UeMessage {}

  /// S6a, TS 29.272 §5.2.2.1.
  ///
  /// @param success an answer without anything that was asked for
  /// @param answer tells the HSS
  record InsertSubscriberData(
      InsertSubscriberDataRequest request,
      InsertSubscriberDataAnswer success,
      Consumer<InsertSubscriberDataAnswer> answer)
      implements UeMessage {}

  /// S6a, TS 29.272 §5.2.2.2.
  ///
  /// @param answer tells the HSS that it is done
  record DeleteSubscriberData(DeleteSubscriberDataRequest request, Runnable answer)
      implements UeMessage {}
}
