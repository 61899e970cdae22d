package io.telcomesh.enodebsim;

import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.audit.HeldSession;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The sessions that UEs of the simulator believe to have.
record HeldSessions(EnodebSim sim) implements AuditDirectory {
  @Override
  public Stream<HeldSession> held() {
    return sim.ues().all().map(runner -> held(runner.context()));
  }

  private static HeldSession held(UeContext ue) {
    var state = ue.connection().isPresent() ? "connected" : "idle";
    return new HeldSession(
        ue.imsi().digits(),
        Optional.of(ue.registered() ? state : "detached"),
        ue.pdn().map(pdn -> pdn.defaultBearer().value()),
        ue.pdn().map(pdn -> pdn.address().getHostAddress()),
        Map.of());
  }
}
