package io.telcomesh.pgw;

import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.audit.HeldSession;
import io.telcomesh.identifiers.UePrefix;
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
        .filter(_ -> connection.bearer().isPresent())
        .map(key ->
            new HeldSession(
                key.imsi().digits(),
                Optional.empty(),
                Optional.of(key.linkedBearer().value()),
                connection.bearer().stream().flatMap(HeldSessions::addresses).toList(),
                Map.of(
                    "s5s8-sgw", connection.sgwControl().teid().toString(),
                    "s5s8-pgw", connection.control().toString())));
  }

  private static Stream<String> addresses(PdnConnection.DefaultBearer bearer) {
    return Stream.concat(
        bearer.addresses().ipv4().stream().map(Inet4Address::getHostAddress),
        bearer.addresses().ipv6().stream().map(UePrefix::toString));
  }
}
