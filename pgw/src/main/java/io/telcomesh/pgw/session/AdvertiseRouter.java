package io.telcomesh.pgw.session;

import io.telcomesh.pgw.PdnConnection;
import io.telcomesh.pgw.PdnConnection.DefaultBearer;
import io.telcomesh.pgw.SessionMessage;
import io.telcomesh.pgw.SessionPorts;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.userplane.ForwardingAction;
import io.telcomesh.userplane.RouterDiscovery;
import io.telcomesh.userplane.RouterDiscovery.Advertisement;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;

/// The UE learns its IPv6 prefix, TS 29.061 §11.2.1.3.2a: it asks for its router and is answered in
/// its tunnel, and is told again before it could forget. It waits for nothing, so that nothing
/// collides with it.
public final class AdvertiseRouter extends Procedure<SessionMessage> {
  /// The PGW's own on the link of each UE.
  static final Inet6Address ROUTER = (Inet6Address) InetAddress.ofLiteral("fe80::1");

  /// Seldom, because each pages an idle UE: TS 29.061 §11.2.1.3.4 has 21600 s at most, and three
  /// times as much for the lifetime.
  static final Duration INTERVAL = Duration.ofSeconds(21_600);

  private static final Duration LIFETIME = INTERVAL.multipliedBy(3);

  private final SessionPorts pgw;
  private final PdnConnection connection;
  private final Inet6Address destination;

  private AdvertiseRouter(SessionPorts pgw, Inet6Address destination) {
    this.pgw = pgw;
    this.connection = pgw.connection();
    this.destination = destination;
  }

  /// To the UE itself; to all nodes of its link where it has no address yet (RFC 4861 §6.2.6).
  public static AdvertiseRouter answering(
      SessionPorts pgw, RouterDiscovery.Solicitation solicitation) {
    var from = solicitation.source();
    return new AdvertiseRouter(pgw, from.isAnyLocalAddress() ? RouterDiscovery.ALL_NODES : from);
  }

  public static AdvertiseRouter unsolicited(SessionPorts pgw) {
    return new AdvertiseRouter(pgw, RouterDiscovery.ALL_NODES);
  }

  @Override
  protected void run() {
    connection.advertised();
    connection.bearer().ifPresent(this::advertise); // else it has ended meanwhile
  }

  private void advertise(DefaultBearer bearer) {
    if (bearer.addresses().ipv6().isEmpty()
        || !(bearer.downlink().action() instanceof ForwardingAction.ToTunnel tunnel)) {
      return;
    }
    var network = bearer.network();
    var advertisement =
        new Advertisement(
            ROUTER,
            destination,
            LIFETIME,
            bearer.addresses().ipv6().get(),
            Math.max(network.mtu(), 1280), // RFC 8200 §5
            network.dns().stream()
                .filter(Inet6Address.class::isInstance)
                .map(Inet6Address.class::cast)
                .toList());
    pgw.userPlane().send(tunnel, advertisement.packet());
    connection.nextAdvertisement(
        pgw.runner()
            .scheduler()
            .after(INTERVAL, () -> pgw.runner().post(new SessionMessage.AdvertisementDue())));
  }
}
