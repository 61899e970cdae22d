package io.telcomesh.pgw.session;

import static io.telcomesh.gtp.gtpc.CauseValue.MISSING_OR_UNKNOWN_APN;
import static io.telcomesh.gtp.gtpc.CauseValue.NO_RESOURCES_AVAILABLE;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_REJECTED_REASON_NOT_SPECIFIED;
import static io.telcomesh.gtp.gtpc.CauseValue.SYSTEM_FAILURE;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.gtpc.ApnRestriction;
import io.telcomesh.gtp.gtpc.BearerContextCreated;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.ChargingId;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.pgw.PacketDataNetwork;
import io.telcomesh.pgw.PdnConnection;
import io.telcomesh.pgw.PdnConnection.DefaultBearer;
import io.telcomesh.pgw.PdnConnection.SessionAmbr;
import io.telcomesh.pgw.SessionMessage;
import io.telcomesh.pgw.SessionPorts;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.userplane.ForwardingAction;
import io.telcomesh.userplane.LinkDirection;
import io.telcomesh.userplane.QosEnforcement;
import io.telcomesh.userplane.UeAddresses;
import java.util.List;
import java.util.Optional;

/// A PDN connection with its default bearer, TS 23.401 §5.3.2.1 steps 13 to 15.
public final class CreateSession extends Procedure<SessionMessage> {
  private final SessionPorts pgw;
  private final PdnConnection connection;
  private final IncomingGtpc incoming;
  private final CreateSessionRequest request;
  private Optional<ProcedureRunner<PdnConnection, SessionMessage>> replaced = Optional.empty();

  public CreateSession(SessionPorts pgw, IncomingGtpc incoming, CreateSessionRequest request) {
    this.pgw = pgw;
    this.connection = pgw.connection();
    this.incoming = incoming;
    this.request = request;
  }

  @Override
  protected void run() {
    var asked = SessionRequest.of(request);
    var network =
        pgw.settings()
            .network(request.apn())
            .orElseThrow(() -> new Refused(Cause.of(MISSING_OR_UNKNOWN_APN)));
    var choice = PdnTypeChoice.of(asked.pdnType(), network, asked.dualAddressBearers());
    var key = new PdnConnection.Key(asked.imsi(), asked.linkedBearer());
    pgw.sessions().place(pgw.runner(), key).ifPresent(this::replace);
    connection.has(bearer(network, asked, AddressAllocation.allocate(pgw, network, asked, choice)));
    pgw.answer(incoming, created(choice, asked));
  }

  /// The SGW asks anew for what it has had: TS 29.274 §7.2.1.
  private void replace(ProcedureRunner<PdnConnection, SessionMessage> earlier) {
    replaced = Optional.of(earlier);
    pgw.runner().takeOver(earlier, _ -> false);
    pgw.of(earlier).forget();
  }

  private DefaultBearer bearer(
      PacketDataNetwork network, SessionRequest asked, UeAddresses addresses) {
    var local = incoming.local();
    var sgw = asked.sgwUser();
    var userPlane = pgw.userPlane();
    var uplink = userPlane.addTunnel(local, addresses, new ForwardingAction.ToInterface(pgw.tun()));
    try {
      var toSgw = new ForwardingAction.ToTunnel(local, sgw.address(), sgw.teid());
      var downlink = userPlane.addUe(addresses, toSgw);
      var ambr = request.apnAmbr().map(CreateSession::enforcement);
      ambr.ifPresent(session -> {
        userPlane.enforce(uplink, session.uplink());
        userPlane.enforce(downlink, session.downlink());
      });
      userPlane.count(LinkDirection.UPLINK, uplink);
      userPlane.count(LinkDirection.DOWNLINK, downlink);
      pgw.sessions().watch(pgw.runner(), uplink);
      pgw.sessions().watch(pgw.runner(), downlink);
      var now = pgw.runner().scheduler().now();
      return new DefaultBearer(network, addresses, uplink, downlink, ambr, now);
    } catch (IllegalStateException taken) { // the user plane has the last word on who has what
      userPlane.remove(uplink);
      pgw.release(network, addresses);
      throw new Refused(Cause.of(NO_RESOURCES_AVAILABLE));
    }
  }

  private static SessionAmbr enforcement(AggregateMaximumBitRate ambr) {
    return new SessionAmbr(new QosEnforcement(ambr.uplink()), new QosEnforcement(ambr.downlink()));
  }

  private CreateSessionResponse created(PdnTypeChoice choice, SessionRequest asked) {
    var bearer = connection.bearer().orElseThrow();
    var local = incoming.local();
    return new CreateSessionResponse(
        Cause.of(choice.cause()),
        Optional.empty(),
        Optional.of(FTeid.of(InterfaceType.S5_S8_PGW_GTPC, connection.control(), local)),
        Optional.of(
            new PdnAddressAllocation(
                choice.type(),
                bearer.addresses().ipv4(),
                bearer.addresses().ipv6().map(this::link))),
        Optional.of(ApnRestriction.NONE),
        request.apnAmbr(),
        request
            .protocolConfigurationOptions()
            .map(options -> ConfigurationAnswer.to(options, bearer.network())),
        List.of(
            new BearerContextCreated(
                asked.linkedBearer(),
                Cause.of(REQUEST_ACCEPTED),
                Optional.empty(),
                Optional.of(FTeid.of(InterfaceType.S5_S8_PGW_GTPU, bearer.uplink().teid(), local)),
                Optional.empty(),
                Optional.of(new ChargingId(Integer.toUnsignedLong(connection.control().value()))),
                OtherIes.NONE)),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  /// The prefix with the UE's part of its link-local address, TS 29.274 §8.14.
  private PdnAddressAllocation.Prefix link(UePrefix prefix) {
    return new PdnAddressAllocation.Prefix(64, prefix.address(connection.interfaceIdentifier()));
  }

  /// Nobody knows its tunnel endpoint yet, so that whatever comes is for the next procedure; only
  /// one for the same bearer goes first, by taking this connection over.
  @Override
  protected Collision collideWith(SessionMessage message) {
    return Collision.WAIT;
  }

  @Override
  protected void failed(Unwinding why) {
    pgw.forget();
    replaced.ifPresent(earlier -> pgw.of(earlier).forget()); // taken over, it ends nothing itself
    pgw.answer(incoming, CreateSessionResponse.of(cause(why)));
  }

  private static Cause cause(Unwinding why) {
    return switch (why) {
      case Refused refused ->
          refused.answer(Cause.class).orElse(Cause.of(REQUEST_REJECTED_REASON_NOT_SPECIFIED));
      case Aborted aborted when aborted.by() instanceof Throwable -> Cause.of(SYSTEM_FAILURE);
      default -> Cause.of(REQUEST_REJECTED_REASON_NOT_SPECIFIED);
    };
  }
}
