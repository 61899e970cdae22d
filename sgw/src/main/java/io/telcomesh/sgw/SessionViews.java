package io.telcomesh.sgw;

import io.telcomesh.boot.sessions.Session;
import io.telcomesh.userplane.ForwardingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The PDN connections of a SGW as an operator sees them. The UE's addresses are the PGW's affair.
final class SessionViews {
  private SessionViews() {}

  static Stream<Session> of(Ues ues, Instant now) {
    return ues.all()
        .flatMap(runner ->
            runner.context().pdnConnections().stream()
                .map(pdn -> view(runner.context(), pdn, now)));
  }

  private static Session view(UeContext ue, PdnConnection pdn, Instant now) {
    return new Session(
        ue.reference(),
        ue.imsi().digits(),
        pdn.apn().name(),
        pdn.defaultBearer().value(),
        List.of(),
        Duration.between(pdn.since(), now),
        volume(pdn.uplink()),
        volume(pdn.downlink()));
  }

  /// The PGW enforces rates, not the SGW.
  private static Session.Volume volume(ForwardingRule rule) {
    return new Session.Volume(rule.packets(), rule.octets(), rule.dropped(), null);
  }
}
