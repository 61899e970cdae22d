package io.telcomesh.sgw.session;

import static io.telcomesh.gtp.gtpc.CauseValue.INVALID_REPLY_FROM_REMOTE_PEER;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.gtp.gtpc.BearerContextCreated;
import io.telcomesh.gtp.gtpc.BearerContextToBeCreated;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.sgw.PdnConnection;
import io.telcomesh.sgw.UeContext;
import io.telcomesh.sgw.UeMessage;
import io.telcomesh.sgw.UePorts;
import io.telcomesh.userplane.ForwardingAction;
import io.telcomesh.userplane.ForwardingRule;
import io.telcomesh.userplane.LinkDirection;
import java.net.InetAddress;
import java.util.Optional;

/// A PDN connection with its default bearer, TS 23.401 §5.3.2.1 steps 12 to 16 and §5.10.2.
public final class CreateSession extends Procedure<UeMessage> {
  private final UePorts sgw;
  private final UeContext ue;
  private final UeMessage.Create create;
  private final IncomingGtpc incoming;
  private final CreateSessionRequest request;
  private final BearerContextToBeCreated bearer;
  private Optional<Endpoints> endpoints = Optional.empty();

  /// What the PGW is told before it answers.
  private record Endpoints(FTeid control, ForwardingRule downlink) {}

  public CreateSession(UePorts sgw, UeMessage.Create create) {
    this.sgw = sgw;
    this.ue = sgw.ue();
    this.create = create;
    this.incoming = create.incoming();
    this.request = create.request();
    this.bearer = request.bearerContextsToBeCreated().getFirst();
  }

  @Override
  protected void run() {
    var owner = sgw.ues().place(sgw.runner());
    if (owner != sgw.runner()) { // the UE was forgotten, and has come again, before this began
      owner.post(create);
      return;
    }
    boolean known = !ue.pdnConnections().isEmpty();
    endEarlierConnections();
    if (create.initial()) {
      if (known) {
        sgw.ues().renewTunnel(sgw.runner()); // the MME before may still delete what it had
      }
      ue.servedBy(request.sender());
      ue.access(UeContext.Access.CONNECTED);
    }
    var s1u = sgw.s1u();
    var pgw = sgw.pgws().select(request);
    var s5u = sgw.pgw().localTo(pgw);
    var ours = endpoints(s5u);
    var created = sgw.pgw().create(pgw, toPgw(ours), bearer.epsBearerIdentity()); // 13 to 15
    var pdn = connection(created, ours, s1u, s5u);
    endpoints = Optional.empty();
    ue.add(pdn);
    sgw.ues().place(sgw.runner()); // its last other connection may have ended meanwhile
    var sender = sgw.mme().sender(incoming);
    sgw.mme().answer(incoming, CreateSessionMessages.toMme(created, sender, pdn, s1u)); // 16
  }

  /// The MME that names no tunnel knows of no connection; one that asks for a bearer again wants a
  /// new one in its place: TS 29.274 §7.2.1.
  private void endEarlierConnections() {
    ue.pdnConnections().stream()
        .filter(pdn -> create.initial() || pdn.defaultBearer().equals(bearer.epsBearerIdentity()))
        .forEach(pdn -> {
          sgw.pgw().delete(pdn);
          sgw.forget(pdn);
        });
  }

  /// Downlink packets that come before the eNodeB is known are kept.
  private Endpoints endpoints(InetAddress s5u) {
    var control = FTeid.of(InterfaceType.S5_S8_SGW_GTPC, sgw.ues().newS5S8(), s5u);
    var buffer = new ForwardingAction.Buffer(ue.buffer());
    var userPlane = sgw.userPlane();
    var downlink = userPlane.count(LinkDirection.DOWNLINK, userPlane.addTunnel(s5u, buffer));
    sgw.ues().watch(downlink, sgw.runner());
    var made = new Endpoints(control, downlink);
    endpoints = Optional.of(made);
    return made;
  }

  private CreateSessionRequest toPgw(Endpoints ours) {
    var user = FTeid.of(InterfaceType.S5_S8_SGW_GTPU, ours.downlink.teid(), ours.control.address());
    return CreateSessionMessages.toPgw(request, ours.control, user);
  }

  /// @throws Refused when the PGW accepts but does not say where it takes messages and packets
  private PdnConnection connection(
      CreateSessionResponse created, Endpoints ours, InetAddress s1u, InetAddress s5u) {
    var pgwControl = created.pgw().orElseThrow(CreateSession::uselessReply);
    var pgwUser =
        created.bearerContextsCreated().stream()
            .filter(each -> each.epsBearerIdentity().equals(bearer.epsBearerIdentity()))
            .map(BearerContextCreated::s5s8uPgw)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(CreateSession::uselessReply);
    var toPgw = new ForwardingAction.ToTunnel(s5u, pgwUser.address(), pgwUser.teid());
    var userPlane = sgw.userPlane();
    var uplink = userPlane.count(LinkDirection.UPLINK, userPlane.addTunnel(s1u, toPgw));
    sgw.ues().watch(uplink, sgw.runner());
    return new PdnConnection(
        request.apn(),
        bearer.epsBearerIdentity(),
        bearer.bearerQos(),
        ours.control,
        pgwControl,
        uplink,
        ours.downlink,
        sgw.runner().scheduler().now());
  }

  private static Refused uselessReply() {
    return new Refused(Cause.of(INVALID_REPLY_FROM_REMOTE_PEER));
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Create again when again.initial() || sameBearer(again) -> ABORT_CURRENT;
      case UeMessage.PeerRestarted(var peer) -> ue.isServedBy(peer) ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.Create _, UeMessage.Modify _, UeMessage.Delete _ -> WAIT;
      case UeMessage.ReleaseAccess _, UeMessage.PagingFailed _, UeMessage.PacketCame _ -> WAIT;
      case UeMessage.QuietIsOver _, UeMessage.TunnelUnknown _ -> WAIT;
    };
  }

  private boolean sameBearer(UeMessage.Create other) {
    return other
        .request()
        .bearerContextsToBeCreated()
        .getFirst()
        .epsBearerIdentity()
        .equals(bearer.epsBearerIdentity());
  }

  @Override
  protected void failed(Unwinding why) {
    endpoints.ifPresent(made -> {
      sgw.ues().unwatch(made.downlink);
      sgw.userPlane().remove(made.downlink);
      sgw.ues().releaseS5S8(made.control.teid());
    });
    sgw.forgetUeWithoutConnection();
    sgw.mme().answer(incoming, refusal(why), request.sender());
  }

  /// What the PGW refused is passed on whole: its PCO says why to the UE.
  private static CreateSessionResponse refusal(Unwinding why) {
    return why instanceof Refused refused
        ? refused
            .answer(CreateSessionResponse.class)
            .map(CreateSessionMessages::refusalToMme)
            .orElseGet(() -> CreateSessionResponse.of(RefusalCauses.of(why)))
        : CreateSessionResponse.of(RefusalCauses.of(why));
  }
}
