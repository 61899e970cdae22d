package io.telcomesh.sgw;

import io.telcomesh.boot.audit.AuditDirectory;
import io.telcomesh.boot.audit.HeldSession;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.userplane.PacketMatch;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The SGW's sessions.
record HeldSessions(Sgw sgw) implements AuditDirectory {
  @Override
  public Stream<HeldSession> held() {
    return sgw.ues().all().flatMap(runner -> held(runner.context()));
  }

  private static Stream<HeldSession> held(UeContext ue) {
    return ue.pdnConnections().stream()
        .map(pdn ->
            new HeldSession(
                ue.imsi().digits(),
                Optional.empty(),
                Optional.of(pdn.defaultBearer().value()),
                List.of(),
                Map.of(
                    "s11-mme", ue.mmeControl().teid().toString(),
                    "s11-sgw", ue.s11().toString(),
                    "s1-u-sgw", HeldSession.end(s1u(pdn), pdn.uplink().teid()),
                    "s5s8-sgw", end(pdn.s5s8Control()),
                    "s5s8-pgw", end(pdn.pgwControl()))));
  }

  private static InetAddress s1u(PdnConnection pdn) {
    return ((PacketMatch.Tunnel) pdn.uplink().match()).local();
  }

  private static String end(FTeid end) {
    return HeldSession.end(end.address(), end.teid());
  }
}
