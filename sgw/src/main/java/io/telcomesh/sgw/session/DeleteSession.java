package io.telcomesh.sgw.session;

import static io.telcomesh.gtp.gtpc.CauseValue.CONDITIONAL_IE_MISSING;
import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.IeTag;
import io.telcomesh.gtp.gtpc.Indication;
import io.telcomesh.gtp.gtpc.IndicationFlag;
import io.telcomesh.gtp.gtpc.InformationElements;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.sgw.PdnConnection;
import io.telcomesh.sgw.UeContext;
import io.telcomesh.sgw.UeMessage;
import io.telcomesh.sgw.UePorts;
import java.util.Optional;

/// The end of a PDN connection, TS 23.401 §5.3.8.2 steps 2 to 10.
public final class DeleteSession extends Procedure<UeMessage> {
  private final UePorts sgw;
  private final UeContext ue;
  private final IncomingGtpc incoming;
  private final DeleteSessionRequest request;
  private Optional<PdnConnection> ending = Optional.empty();

  public DeleteSession(UePorts sgw, UeMessage.Delete delete) {
    this.sgw = sgw;
    this.ue = sgw.ue();
    this.incoming = delete.incoming();
    this.request = delete.request();
  }

  @Override
  protected void run() {
    var linked = new IeTag(InformationElements.EPS_BEARER_ID.type(), 0);
    var bearer =
        request
            .linkedEpsBearerIdentity()
            .orElseThrow(() -> new Refused(Cause.of(CONDITIONAL_IE_MISSING, linked)));
    var pdn =
        ue.pdnConnection(bearer)
            .filter(_ -> ue.isAddressedBy(incoming.header()))
            .orElseThrow(() -> new Refused(Cause.of(CONTEXT_NOT_FOUND)));
    ending = Optional.of(pdn);
    // The sealed type: a PGW that does not know the session, or refuses, has none either way.
    if (theSameAtPgw()) {
      sgw.pgw().ask(pdn, toPgw(), GtpcResponse.class);
    }
    ended(pdn);
    sgw.mme().answer(incoming, DeleteSessionResponse.of(Cause.of(REQUEST_ACCEPTED)));
  }

  /// Operation Indication: TS 29.274 Table 7.2.9.1-1. Without it another SGW has the UE now.
  private boolean theSameAtPgw() {
    return request.indication().filter(flags -> flags.has(IndicationFlag.OI)).isPresent();
  }

  private DeleteSessionRequest toPgw() {
    return new DeleteSessionRequest(
        request.cause(),
        request.linkedEpsBearerIdentity(),
        request.userLocation(),
        Optional.<Indication>empty(),
        request.protocolConfigurationOptions(),
        request.originatingNode(),
        Optional.empty(),
        request.ueTimeZone(),
        OtherIes.NONE);
  }

  private void ended(PdnConnection pdn) {
    sgw.forget(pdn);
    sgw.forgetUeWithoutConnection();
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Create create when create.initial() -> ABORT_CURRENT; // the UE attaches anew
      case UeMessage.PeerRestarted(var peer) -> ue.isServedBy(peer) ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.Create _, UeMessage.Modify _, UeMessage.Delete _ -> WAIT;
      case UeMessage.ReleaseAccess _, UeMessage.PagingFailed _, UeMessage.PacketCame _ -> WAIT;
      case UeMessage.QuietIsOver _, UeMessage.TunnelUnknown _ -> WAIT;
    };
  }

  /// The session is over whoever does not answer; the PGW is told once more, without waiting.
  @Override
  protected void failed(Unwinding why) {
    if (ending.isEmpty()) {
      var refusal = DeleteSessionResponse.of(RefusalCauses.of(why));
      sgw.mme().answer(incoming, refusal);
      return;
    }
    sgw.pgw().delete(ending.get());
    ended(ending.get());
    sgw.mme().answer(incoming, DeleteSessionResponse.of(Cause.of(REQUEST_ACCEPTED)));
  }
}
