package io.telcomesh.pgw;

import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.userplane.TunInterface;
import io.telcomesh.userplane.UeAddresses;
import io.telcomesh.userplane.UserPlane;
import java.util.Optional;

/// What a procedure of one PDN connection works with: its runner, S5/S8, the user plane, and what
/// the PGW knows of all.
///
/// @param tun the interface behind which the packet data networks are
public record SessionPorts(
    ProcedureRunner<PdnConnection, SessionMessage> runner,
    GtpcEnd s5s8,
    UserPlane userPlane,
    TunInterface tun,
    AddressPools pools,
    Sessions sessions,
    PgwSettings settings) {
  public PdnConnection connection() {
    return runner.context();
  }

  /// The same for another connection.
  public SessionPorts of(ProcedureRunner<PdnConnection, SessionMessage> other) {
    return new SessionPorts(other, s5s8, userPlane, tun, pools, sessions, settings);
  }

  /// Gives a UE's addresses back.
  public void release(PacketDataNetwork network, UeAddresses addresses) {
    addresses.ipv4().ifPresent(pools.ipv4(network)::release);
    addresses.ipv6().ifPresent(pools.ipv6(network)::release);
  }

  /// Answers the SGW in the tunnel that it takes messages about this connection in.
  public void answer(IncomingGtpc request, GtpcResponse response) {
    var receiver = connection().sgwControl().teid();
    s5s8.answer(request, response, receiver, Optional.of(connection().reference()));
  }

  /// Gives back what the connection occupies, and forgets it. Nothing of it waits.
  public void forget() {
    sessions.remove(runner);
    connection()
        .bearer()
        .ifPresent(bearer -> {
          userPlane.remove(bearer.uplink());
          userPlane.remove(bearer.downlink());
          release(bearer.network(), bearer.addresses());
        });
    connection().hasNothing();
  }
}
