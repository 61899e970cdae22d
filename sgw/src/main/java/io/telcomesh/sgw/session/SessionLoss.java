package io.telcomesh.sgw.session;

import io.telcomesh.procedures.Procedure;
import io.telcomesh.sgw.PdnConnection;
import io.telcomesh.sgw.UeMessage;
import io.telcomesh.sgw.UePorts;
import java.net.InetAddress;
import java.util.List;

/// A peer has lost PDN connections of the UE: they end here too, TS 23.007. It waits for nothing, so
/// that nothing collides with it.
public final class SessionLoss extends Procedure<UeMessage> {
  private final UePorts sgw;
  private final List<PdnConnection> lost;
  private final boolean pgwKnows;

  private SessionLoss(UePorts sgw, List<PdnConnection> lost, boolean pgwKnows) {
    this.sgw = sgw;
    this.lost = lost;
    this.pgwKnows = pgwKnows;
  }

  /// The MME has restarted and has no UE any more, §16; or a PGW, §17.
  public static SessionLoss restarted(UePorts sgw, InetAddress peer) {
    var all = sgw.ue().pdnConnections();
    return sgw.ue().isServedBy(peer)
        ? new SessionLoss(sgw, all, false)
        : new SessionLoss(
            sgw,
            all.stream().filter(pdn -> pdn.pgwControl().address().equals(peer)).toList(),
            true);
  }

  /// The PGW does not know its end of the default bearer, §22.
  public static SessionLoss unknownToPgw(UePorts sgw, PdnConnection pdn) {
    return new SessionLoss(sgw, List.of(pdn), true);
  }

  @Override
  protected void run() {
    for (var pdn : lost) {
      if (!pgwKnows) {
        sgw.pgw().delete(pdn);
      }
      sgw.forget(pdn);
    }
    sgw.forgetUeWithoutConnection();
  }
}
