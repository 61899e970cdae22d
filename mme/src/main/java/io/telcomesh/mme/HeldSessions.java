package io.telcomesh.mme;

import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.audit.HeldSession;
import io.telcomesh.gtp.gtpc.FTeid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The MME's sessions, and its UEs that have none.
record HeldSessions(Mme mme) implements AuditDirectory {
  @Override
  public Stream<HeldSession> held() {
    return mme.contexts().all().flatMap(runner -> held(runner.context()));
  }

  private static Stream<HeldSession> held(UeContext ue) {
    var imsi = ue.imsi();
    if (imsi.isEmpty()) {
      return Stream.empty(); // nobody has proven to be anybody yet
    }
    var digits = imsi.get().digits();
    return ue.registered()
        ? ue.pdnConnections().stream().map(pdn -> held(ue, digits, pdn))
        : Stream.of(
            new HeldSession(
                digits, Optional.of("detached"), Optional.empty(), List.of(), Map.of()));
  }

  private static HeldSession held(UeContext ue, String imsi, PdnConnection pdn) {
    var tunnels = new HashMap<String, String>();
    tunnels.put("s11-mme", ue.s11Teid().toString());
    tunnels.put("s11-sgw", pdn.sgwControl().teid().toString());
    tunnels.put("s1-u-sgw", end(pdn.sgwUser()));
    pdn.pgwControl().ifPresent(pgw -> tunnels.put("s5s8-pgw", end(pgw)));
    return new HeldSession(
        imsi,
        Optional.of(ue.connection().isPresent() ? "connected" : "idle"),
        Optional.of(pdn.defaultBearer().value()),
        List.of(),
        tunnels);
  }

  private static String end(FTeid end) {
    return HeldSession.end(end.address(), end.teid());
  }
}
