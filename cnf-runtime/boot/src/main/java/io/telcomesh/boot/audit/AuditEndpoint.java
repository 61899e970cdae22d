package io.telcomesh.boot.audit;

import io.telcomesh.boot.FunctionIdentity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/// `/actuator/audit`: the sessions that this function holds.
@Endpoint(id = "audit")
public final class AuditEndpoint {
  private final FunctionIdentity function;
  private final List<AuditDirectory> directories;

  public AuditEndpoint(FunctionIdentity function, List<AuditDirectory> directories) {
    this.function = function;
    this.directories = directories;
  }

  /// @param function whose sessions they are
  public record Sessions(String function, List<Session> sessions) {}

  /// As [HeldSession].
  public record Session(
      String imsi,
      @Nullable String state,
      @Nullable Integer bearer,
      List<String> addresses,
      Map<String, String> tunnels) {}

  @ReadOperation
  public Sessions audit() {
    return new Sessions(
        function.name(),
        directories.stream()
            .flatMap(AuditDirectory::held)
            .map(held ->
                new Session(
                    held.imsi(),
                    held.state().orElse(null),
                    held.bearer().orElse(null),
                    held.addresses(),
                    held.tunnels()))
            .toList());
  }
}
