package io.telcomesh.sgw;

import io.telcomesh.procedures.Procedure;
import io.telcomesh.sgw.access.ModifyBearer;
import io.telcomesh.sgw.access.ReleaseAccessBearers;
import io.telcomesh.sgw.downlink.NotifyDownlinkData;
import io.telcomesh.sgw.downlink.Quiet;
import io.telcomesh.sgw.session.CreateSession;
import io.telcomesh.sgw.session.DeleteSession;
import io.telcomesh.sgw.session.SessionLoss;
import java.util.Optional;

/// Which message starts which procedure of a UE.
final class UeProcedures {
  private UeProcedures() {}

  static Optional<Procedure<UeMessage>> procedureFor(UePorts sgw, UeMessage message) {
    return switch (message) {
      case UeMessage.Create create -> Optional.of(new CreateSession(sgw, create));
      case UeMessage.Modify modify -> Optional.of(new ModifyBearer(sgw, modify));
      case UeMessage.Delete delete -> Optional.of(new DeleteSession(sgw, delete));
      case UeMessage.ReleaseAccess release -> Optional.of(new ReleaseAccessBearers(sgw, release));
      case UeMessage.PagingFailed _ -> Optional.of(new Quiet.Begin(sgw));
      case UeMessage.QuietIsOver _ -> Optional.of(new Quiet.End(sgw));
      case UeMessage.PacketCame(var downlink) ->
          sgw.ue().pdnConnection(downlink).map(pdn -> NotifyDownlinkData.packetCame(sgw, pdn));
      case UeMessage.TunnelUnknown(var rule) ->
          sgw.ue().pdnConnection(rule).map(pdn ->
              rule == pdn.downlink()
                  ? NotifyDownlinkData.unknownToEnodeb(sgw, pdn)
                  : SessionLoss.unknownToPgw(sgw, pdn));
      case UeMessage.PeerRestarted(var peer) -> Optional.of(SessionLoss.restarted(sgw, peer));
    };
  }
}
