package io.telcomesh.diameter.base;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.diameter.DiameterRequest;

/// The connection will be closed, RFC 6733 §5.4.1.
public record DisconnectPeerRequest(
    String originHost, String originRealm, Integer disconnectCause, OtherIes others)
    implements DiameterRequest {
  public static final Table<DisconnectPeerRequest, AvpTag> CODEC =
      AvpTable.of(DisconnectPeerRequest.class, "Disconnect-Peer-Request")
          .required(BaseAvps.ORIGIN_HOST, DisconnectPeerRequest::originHost)
          .required(BaseAvps.ORIGIN_REALM, DisconnectPeerRequest::originRealm)
          .required(BaseAvps.DISCONNECT_CAUSE, DisconnectPeerRequest::disconnectCause)
          .others(DisconnectPeerRequest::others)
          .build();
}
