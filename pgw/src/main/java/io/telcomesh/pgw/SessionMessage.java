package io.telcomesh.pgw;

import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.userplane.RouterDiscovery;
import java.net.InetAddress;

/// What reaches the runner of a PDN connection.
public sealed interface SessionMessage {
  /// TS 29.274 §7.2.1.
  record Create(IncomingGtpc incoming, CreateSessionRequest request) implements SessionMessage {}

  /// TS 29.274 §7.2.7.
  record Modify(IncomingGtpc incoming, ModifyBearerRequest request) implements SessionMessage {}

  /// TS 29.274 §7.2.9.1.
  record Delete(IncomingGtpc incoming, DeleteSessionRequest request) implements SessionMessage {}

  /// The SGW has lost its sessions, TS 23.007 §17.
  record SgwRestarted(InetAddress sgw) implements SessionMessage {}

  /// The UE asks for its IPv6 router, RFC 4861 §4.1.
  record RouterSolicited(RouterDiscovery.Solicitation solicitation) implements SessionMessage {}

  /// The UE is told its IPv6 prefix once more, RFC 4861 §6.2.4.
  record AdvertisementDue() implements SessionMessage {}

  /// The SGW does not have the downlink tunnel, TS 23.007 §22.
  record DownlinkUnknown() implements SessionMessage {}
}
