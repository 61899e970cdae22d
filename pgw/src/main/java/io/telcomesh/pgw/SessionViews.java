package io.telcomesh.pgw;

import io.telcomesh.boot.sessions.Session;
import io.telcomesh.pgw.PdnConnection.DefaultBearer;
import io.telcomesh.pgw.PdnConnection.SessionAmbr;
import io.telcomesh.userplane.ForwardingRule;
import io.telcomesh.userplane.QosEnforcement;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// The PDN connections of a PGW as an operator sees them.
final class SessionViews {
  private SessionViews() {}

  static Stream<Session> of(Sessions sessions, Instant now) {
    return sessions
        .all()
        .flatMap(runner ->
            runner.context().key().stream()
                .flatMap(key ->
                    runner.context().bearer().stream()
                        .map(bearer -> view(runner.context(), key, bearer, now))));
  }

  private static Session view(
      PdnConnection connection, PdnConnection.Key key, DefaultBearer bearer, Instant now) {
    var ipv4 = bearer.addresses().ipv4().map(InetAddress::getHostAddress).stream();
    var ipv6 = bearer.addresses().ipv6().map(Object::toString).stream();
    return new Session(
        connection.reference(),
        key.imsi().digits(),
        bearer.network().apn().name(),
        key.linkedBearer().value(),
        Stream.concat(ipv4, ipv6).toList(),
        Duration.between(bearer.since(), now),
        volume(bearer.uplink(), bearer.ambr().map(SessionAmbr::uplink)),
        volume(bearer.downlink(), bearer.ambr().map(SessionAmbr::downlink)));
  }

  private static Session.Volume volume(ForwardingRule rule, Optional<QosEnforcement> ambr) {
    return new Session.Volume(
        rule.packets(),
        rule.octets(),
        rule.dropped(),
        ambr.map(enforced -> enforced.maximum().bitsPerSecond()).orElse(null));
  }
}
