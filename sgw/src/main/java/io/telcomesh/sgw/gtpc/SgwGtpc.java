package io.telcomesh.sgw.gtpc;

import static io.telcomesh.gtp.gtpc.CauseValue.CONDITIONAL_IE_MISSING;
import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.gtp.gtpc.CauseValue.MANDATORY_IE_INCORRECT;
import static io.telcomesh.gtp.gtpc.CauseValue.NO_RESOURCES_AVAILABLE;
import static io.telcomesh.gtp.gtpc.CauseValue.PGW_NOT_RESPONDING;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationFailureIndication;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.IeTag;
import io.telcomesh.gtp.gtpc.InformationElements;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.gtp.gtpc.PgwRestartNotification;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersRequest;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersResponse;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.referencepoints.gtpc.GtpcHandler;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.sgw.UeContext;
import io.telcomesh.sgw.UeMessage;
import io.telcomesh.sgw.Ues;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The SGW's side of S11 and S5/S8: finds for each request of a MME the UE that it belongs to.
public final class SgwGtpc implements GtpcHandler {
  private static final System.Logger LOG = System.getLogger(SgwGtpc.class.getName());

  private final Supplier<GtpcEnd> end;
  private final Ues ues;
  private final Function<CreateSessionRequest, ProcedureRunner<UeContext, UeMessage>> newUe;
  private volatile boolean refusing;

  /// @param end that answers
  /// @param newUe makes the runner of a UE
  public SgwGtpc(
      Supplier<GtpcEnd> end,
      Ues ues,
      Function<CreateSessionRequest, ProcedureRunner<UeContext, UeMessage>> newUe) {
    this.end = end;
    this.ues = ues;
    this.newUe = newUe;
  }

  /// From now on no PDN connection is made.
  public void refuseNew() {
    refusing = true;
  }

  @Override
  public Optional<String> received(IncomingGtpc incoming, Burst burst) {
    if (incoming.referencePoint() != ReferencePoint.S11) {
      return refuse(incoming); // a PGW asks for nothing yet
    }
    var ue = incoming.header().teid().flatMap(ues::find);
    return switch (incoming.message()) {
      case CreateSessionRequest request -> create(incoming, request, ue, burst);
      case ModifyBearerRequest request ->
          ue.map(found -> post(found, new UeMessage.Modify(incoming, request), burst))
              .orElseGet(() -> answer(incoming, ModifyBearerResponse.of(notFound())));
      case DeleteSessionRequest request ->
          ue.map(found -> post(found, new UeMessage.Delete(incoming, request), burst))
              .orElseGet(() -> answer(incoming, DeleteSessionResponse.of(notFound())));
      case ReleaseAccessBearersRequest request ->
          ue.map(found -> post(found, new UeMessage.ReleaseAccess(incoming, request), burst))
              .orElseGet(() -> answer(incoming, ReleaseAccessBearersResponse.of(notFound())));
      case DownlinkDataNotificationFailureIndication indication ->
          ue.flatMap(found -> post(found, new UeMessage.PagingFailed(indication), burst));
      default -> refuse(incoming);
    };
  }

  private Optional<String> refuse(IncomingGtpc incoming) {
    end.get().refuse(incoming);
    return Optional.empty();
  }

  @Override
  public void peerRestarted(InetAddress peer) {
    LOG.log(System.Logger.Level.WARNING, "{0} has restarted: its sessions end", peer);
    lost(peer, Optional.empty());
  }

  @Override
  public void pathLost(InetAddress peer) {
    LOG.log(System.Logger.Level.WARNING, "{0} does not answer any more: its sessions end", peer);
    lost(peer, Optional.of(Cause.of(PGW_NOT_RESPONDING)));
  }

  /// Of a PGW's loss the MMEs are told, TS 23.007 §17.1A; of a MME's the PGWs learn by the deletion
  /// of its sessions, §14.1A.
  private void lost(InetAddress peer, Optional<Cause> pgwCause) {
    var mmes =
        ues.all()
            .map(ProcedureRunner::context)
            .filter(ue -> ue.hasConnectionAt(peer))
            .map(ue -> ue.mmeControl().address())
            .collect(Collectors.toSet());
    ues.all().forEach(ue -> ue.post(new UeMessage.PeerRestarted(peer)));
    mmes.forEach(mme -> tell(mme, peer, pgwCause));
  }

  private void tell(InetAddress mme, InetAddress pgw, Optional<Cause> cause) {
    end.get()
        .wayTo(mme)
        .map(way -> way.socket().local().getAddress())
        .map(local -> new PgwRestartNotification(pgw, local, cause, OtherIes.NONE))
        .ifPresent(notification -> end.get().send(mme, notification, Teid.NONE, Optional.empty()));
  }

  /// The sessions are kept, the path may heal: TS 23.007 §20.2.
  @Override
  public void pathFailed(InetAddress peer) {
    LOG.log(System.Logger.Level.WARNING, "{0} does not answer", peer);
  }

  @Override
  public void pathRestored(InetAddress peer) {
    LOG.log(System.Logger.Level.INFO, "{0} answers again", peer);
  }

  /// A request in a tunnel is for one more connection of that UE; one in no tunnel is for a UE that
  /// the MME knows nothing of, whatever we know.
  private Optional<String> create(
      IncomingGtpc incoming,
      CreateSessionRequest request,
      Optional<ProcedureRunner<UeContext, UeMessage>> ue,
      Burst burst) {
    var create = new UeMessage.Create(incoming, request);
    if (refusing) {
      return refuse(incoming, request, Cause.of(NO_RESOURCES_AVAILABLE));
    }
    if (request.sender().interfaceType() != InterfaceType.S11_MME_GTPC) {
      var sender = new IeTag(InformationElements.F_TEID.type(), 0);
      return refuse(incoming, request, Cause.of(MANDATORY_IE_INCORRECT, sender));
    }
    if (!create.initial()) {
      return ue.map(found -> post(found, create, burst))
          .orElseGet(() -> refuse(incoming, request, notFound()));
    }
    if (request.imsi().isEmpty()) {
      var imsi = new IeTag(InformationElements.IMSI.type(), 0);
      return refuse(incoming, request, Cause.of(CONDITIONAL_IE_MISSING, imsi));
    }
    var runner = ues.findOrMake(request.imsi().get(), () -> newUe.apply(request));
    return post(runner, create, burst);
  }

  private static Optional<String> post(
      ProcedureRunner<UeContext, UeMessage> ue, UeMessage message, Burst burst) {
    burst.post(ue, message);
    return Optional.of(ue.context().reference());
  }

  private Optional<String> refuse(
      IncomingGtpc incoming, CreateSessionRequest request, Cause cause) {
    var refusal = CreateSessionResponse.of(cause);
    end.get().answer(incoming, refusal, request.sender().teid(), Optional.empty());
    return Optional.empty();
  }

  private Optional<String> answer(IncomingGtpc request, GtpcResponse response) {
    end.get().answer(request, response, Teid.NONE, Optional.empty());
    return Optional.empty();
  }

  private static Cause notFound() {
    return Cause.of(CONTEXT_NOT_FOUND);
  }
}
