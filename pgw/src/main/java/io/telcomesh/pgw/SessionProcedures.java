package io.telcomesh.pgw;

import io.telcomesh.pgw.session.AdvertiseRouter;
import io.telcomesh.pgw.session.CreateSession;
import io.telcomesh.pgw.session.DeleteSession;
import io.telcomesh.pgw.session.ModifyBearer;
import io.telcomesh.pgw.session.SessionLoss;
import io.telcomesh.procedures.Procedure;
import java.util.Optional;

/// Which message starts which procedure of a PDN connection.
final class SessionProcedures {
  private SessionProcedures() {}

  static Optional<Procedure<SessionMessage>> procedureFor(
      SessionPorts pgw, SessionMessage message) {
    return switch (message) {
      case SessionMessage.Create(var incoming, var request) ->
          Optional.of(new CreateSession(pgw, incoming, request));
      case SessionMessage.Modify(var incoming, var request) ->
          Optional.of(new ModifyBearer(pgw, incoming, request));
      case SessionMessage.Delete(var incoming, var request) ->
          Optional.of(new DeleteSession(pgw, incoming, request));
      case SessionMessage.SgwRestarted(var sgw)
          when pgw.connection().sgwControl().address().equals(sgw) ->
          Optional.of(new SessionLoss(pgw));
      case SessionMessage.SgwRestarted _ -> Optional.empty(); // it has moved to another meanwhile
      case SessionMessage.RouterSolicited(var solicitation) ->
          Optional.of(AdvertiseRouter.answering(pgw, solicitation));
      case SessionMessage.AdvertisementDue _ -> Optional.of(AdvertiseRouter.unsolicited(pgw));
      case SessionMessage.DownlinkUnknown _ -> Optional.of(new SessionLoss(pgw));
    };
  }
}
