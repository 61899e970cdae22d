package io.telcomesh.sgw.access;

import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED_PARTIALLY;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.gtpc.BearerContextModified;
import io.telcomesh.gtp.gtpc.BearerContextToBeModified;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.sgw.PdnConnection;
import io.telcomesh.sgw.UeContext;
import io.telcomesh.sgw.UeMessage;
import io.telcomesh.sgw.UePorts;
import io.telcomesh.sgw.session.RefusalCauses;
import io.telcomesh.userplane.ForwardingAction;
import io.telcomesh.userplane.PacketMatch;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// The MME names the eNodeB's ends of a UE's bearers, TS 23.401 §5.3.2.1 steps 23 and 24 and
/// §5.3.4.1 steps 8 to 12: downlink packets go there, those that were kept first.
public final class ModifyBearer extends Procedure<UeMessage> {
  private final UePorts sgw;
  private final UeContext ue;
  private final IncomingGtpc incoming;
  private final ModifyBearerRequest request;

  public ModifyBearer(UePorts sgw, UeMessage.Modify modify) {
    this.sgw = sgw;
    this.ue = sgw.ue();
    this.incoming = modify.incoming();
    this.request = modify.request();
  }

  @Override
  protected void run() {
    if (!ue.isAddressedBy(incoming.header())) { // deleted while this was on its way
      throw new Refused(Cause.of(CONTEXT_NOT_FOUND));
    }
    request.sender().ifPresent(ue::servedBy);
    if (concernsPgw()) {
      for (var pdn : ue.pdnConnections()) {
        sgw.pgw().ask(pdn, toPgw(), ModifyBearerResponse.class);
      }
    }
    var modified = request.bearerContextsToBeModified().stream().map(this::modify).toList();
    sgw.mme().answer(incoming, response(modified));
  }

  /// TS 23.401 §5.3.4.1 step 9: where the UE is, and over what, may cost it otherwise.
  private boolean concernsPgw() {
    return request.ratType().isPresent()
        || request.servingNetwork().isPresent()
        || request.userLocation().isPresent()
        || request.ueTimeZone().isPresent();
  }

  private ModifyBearerRequest toPgw() {
    return new ModifyBearerRequest(
        request.mobileEquipmentIdentity(),
        request.userLocation(),
        request.servingNetwork(),
        request.ratType(),
        request.indication(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        request.ueTimeZone(),
        OtherIes.NONE);
  }

  private BearerContextModified modify(BearerContextToBeModified asked) {
    var pdn = ue.pdnConnection(asked.epsBearerIdentity());
    pdn.ifPresent(ours -> asked.s1uEnodeb().ifPresent(enodeb -> connect(ours, enodeb)));
    return new BearerContextModified(
        asked.epsBearerIdentity(),
        Cause.of(pdn.isPresent() ? REQUEST_ACCEPTED : CONTEXT_NOT_FOUND),
        pdn.map(ours ->
            FTeid.of(InterfaceType.S1_U_SGW_GTPU, ours.uplink().teid(), uplinkAddress(ours))),
        Optional.empty(),
        OtherIes.NONE);
  }

  private void connect(PdnConnection pdn, FTeid enodeb) {
    ue.access(UeContext.Access.CONNECTED);
    var local =
        sgw.wires()
            .find(ReferencePoint.S1_U, enodeb.address())
            .map(Wire::local)
            .orElseGet(() -> uplinkAddress(pdn));
    sgw.userPlane()
        .change(
            pdn.downlink(), new ForwardingAction.ToTunnel(local, enodeb.address(), enodeb.teid()));
  }

  private static InetAddress uplinkAddress(PdnConnection pdn) {
    return ((PacketMatch.Tunnel) pdn.uplink().match()).local();
  }

  private static ModifyBearerResponse response(List<BearerContextModified> modified) {
    return new ModifyBearerResponse(
        Cause.of(result(modified)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        modified,
        List.of(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static CauseValue result(List<BearerContextModified> modified) {
    long accepted = modified.stream().filter(bearer -> bearer.cause().accepts()).count();
    if (accepted == modified.size()) {
      return REQUEST_ACCEPTED;
    }
    return accepted == 0 ? CONTEXT_NOT_FOUND : REQUEST_ACCEPTED_PARTIALLY;
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Create create when create.initial() -> ABORT_CURRENT;
      case UeMessage.PeerRestarted(var peer) -> ue.isServedBy(peer) ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.Create _, UeMessage.Modify _, UeMessage.Delete _ -> WAIT;
      case UeMessage.ReleaseAccess _, UeMessage.PagingFailed _, UeMessage.PacketCame _ -> WAIT;
      case UeMessage.QuietIsOver _, UeMessage.TunnelUnknown _ -> WAIT;
    };
  }

  /// The bearers stay as they were.
  @Override
  protected void failed(Unwinding why) {
    sgw.mme().answer(incoming, ModifyBearerResponse.of(RefusalCauses.of(why)));
  }
}
