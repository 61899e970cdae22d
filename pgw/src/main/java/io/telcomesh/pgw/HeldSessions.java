package io.telcomesh.pgw;

import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.audit.HeldSession;
import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.userplane.PacketMatch;
import java.net.Inet4Address;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The PGW's sessions.
record HeldSessions(Pgw pgw) implements AuditDirectory {
  @Override
  public Stream<HeldSession> held() {
    return pgw.sessions().all().flatMap(session -> held(session.context()).stream());
  }

  /// Empty while it is being made.
  private static Optional<HeldSession> held(PdnConnection connection) {
    return connection
        .key()
        .flatMap(key -> connection.bearer().map(bearer -> held(connection, key, bearer)));
  }

  private static HeldSession held(
      PdnConnection connection, PdnConnection.Key key, PdnConnection.DefaultBearer bearer) {
    var sgw = connection.sgwControl();
    var local = ((PacketMatch.Tunnel) bearer.uplink().match()).local();
    return new HeldSession(
        key.imsi().digits(),
        Optional.empty(),
        Optional.of(key.linkedBearer().value()),
        addresses(bearer).toList(),
        Map.of(
            "s5s8-sgw", HeldSession.end(sgw.address(), sgw.teid()),
            "s5s8-pgw", HeldSession.end(local, connection.control())));
  }

  private static Stream<String> addresses(PdnConnection.DefaultBearer bearer) {
    return Stream.concat(
        bearer.addresses().ipv4().stream().map(Inet4Address::getHostAddress),
        bearer.addresses().ipv6().stream().map(UePrefix::toString));
  }
}
