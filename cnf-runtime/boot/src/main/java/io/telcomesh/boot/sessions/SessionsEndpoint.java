package io.telcomesh.boot.sessions;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/// `/actuator/sessions?imsi=&limit=`: what subscribers have here, and how much they have used.
@Endpoint(id = "sessions")
public final class SessionsEndpoint {
  private static final int MOST = 1000;

  private final List<SessionDirectory> directories;

  public SessionsEndpoint(List<SessionDirectory> directories) {
    this.directories = directories;
  }

  /// @param imsi of one subscriber; all without it
  /// @param limit 1000 without it
  @ReadOperation
  public List<Session> sessions(@Nullable String imsi, @Nullable Integer limit) {
    return directories.stream()
        .flatMap(SessionDirectory::sessions)
        .filter(session -> imsi == null || session.imsi().equals(imsi))
        .sorted(Comparator.comparing(Session::imsi).thenComparing(Session::linkedBearer))
        .limit(limit == null ? MOST : limit)
        .toList();
  }
}
