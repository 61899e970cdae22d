package io.telcomesh.pgw;

import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.userplane.TunInterface;
import io.telcomesh.userplane.UserPlane;
import java.util.Map;
import java.util.Optional;

/// What a procedure of one PDN connection works with: its runner, S5/S8, the user plane, and what
/// the PGW knows of all.
///
/// @param tun the interface behind which the packet data networks are
/// @param pools by the APN's network identifier
public record SessionPorts(
    ProcedureRunner<PdnConnection, SessionMessage> runner,
    GtpcEnd s5s8,
    UserPlane userPlane,
    TunInterface tun,
    Map<Apn, AddressPool> pools,
    Sessions sessions,
    PgwSettings settings) {
  public PdnConnection connection() {
    return runner.context();
  }

  /// The same for another connection.
  public SessionPorts of(ProcedureRunner<PdnConnection, SessionMessage> other) {
    return new SessionPorts(other, s5s8, userPlane, tun, pools, sessions, settings);
  }

  public AddressPool pool(PacketDataNetwork network) {
    return Optional.ofNullable(pools.get(network.apn())).orElseThrow();
  }

  /// Answers the SGW in the tunnel that it takes messages about this connection in.
  public void answer(IncomingGtpc request, GtpcResponse response) {
    var receiver = connection().sgwControl().teid();
    s5s8.answer(request, response, receiver, Optional.of(connection().reference()));
  }

  /// Gives back what the connection occupies, and forgets it. Nothing of it waits.
  public void forget() {
    sessions.remove(runner);
    connection().bearer().ifPresent(bearer -> {
      userPlane.remove(bearer.uplink());
      userPlane.remove(bearer.downlink());
      pool(bearer.network()).release(bearer.address());
    });
    connection().hasNothing();
  }
}
