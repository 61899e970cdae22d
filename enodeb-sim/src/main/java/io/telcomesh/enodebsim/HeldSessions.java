package io.telcomesh.enodebsim;

import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.audit.HeldSession;
import io.telcomesh.identifiers.UePrefix;
import java.net.Inet4Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The sessions that UEs of the simulator believe to have.
record HeldSessions(EnodebSim sim) implements AuditDirectory {
  @Override
  public Stream<HeldSession> held() {
    return sim.ues().all().flatMap(runner -> held(runner.context()));
  }

  /// One for each PDN connection; without any, one that says so.
  private static Stream<HeldSession> held(UeContext ue) {
    return ue.pdns().isEmpty()
        ? Stream.of(
            new HeldSession(ue.imsi().digits(), state(ue), Optional.empty(), List.of(), Map.of()))
        : ue.pdns().stream().map(pdn -> held(ue, pdn));
  }

  private static HeldSession held(UeContext ue, PdnConnection pdn) {
    return new HeldSession(
        ue.imsi().digits(),
        state(ue),
        Optional.of(pdn.defaultBearer().value()),
        addresses(pdn).toList(),
        Map.of());
  }

  /// Of IPv6 the prefix, since the PGW does not know which of its addresses the UE has made.
  private static Stream<String> addresses(PdnConnection pdn) {
    return Stream.concat(
        pdn.ipv4().stream().map(Inet4Address::getHostAddress),
        pdn.ipv6().stream().map(address -> UePrefix.of(address).toString()));
  }

  private static Optional<String> state(UeContext ue) {
    var connected = ue.connection().isPresent() ? "connected" : "idle";
    return Optional.of(ue.registered() ? connected : "detached");
  }
}
