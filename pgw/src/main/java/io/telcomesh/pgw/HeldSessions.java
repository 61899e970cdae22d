package io.telcomesh.pgw;

import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.audit.HeldSession;
import io.telcomesh.userplane.PacketMatch;
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
        bearer.addresses().ipv4().map(address -> address.getHostAddress()),
        Map.of(
            "s5s8-sgw", HeldSession.end(sgw.address(), sgw.teid()),
            "s5s8-pgw", HeldSession.end(local, connection.control())));
  }
}
