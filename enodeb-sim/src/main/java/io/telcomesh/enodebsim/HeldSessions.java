package io.telcomesh.enodebsim;

import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.audit.HeldSession;
import java.net.InetAddress;
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
            new HeldSession(
                ue.imsi().digits(), state(ue), Optional.empty(), Optional.empty(), Map.of()))
        : ue.pdns().stream().map(pdn -> held(ue, pdn));
  }

  private static HeldSession held(UeContext ue, PdnConnection pdn) {
    return new HeldSession(
        ue.imsi().digits(),
        state(ue),
        Optional.of(pdn.defaultBearer().value()),
        pdn.address().map(InetAddress::getHostAddress),
        Map.of());
  }

  private static Optional<String> state(UeContext ue) {
    var connected = ue.connection().isPresent() ? "connected" : "idle";
    return Optional.of(ue.registered() ? connected : "detached");
  }
}
