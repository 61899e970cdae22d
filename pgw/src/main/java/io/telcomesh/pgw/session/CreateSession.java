package io.telcomesh.pgw.session;

import static io.telcomesh.gtp.gtpc.CauseValue.ALL_DYNAMIC_ADDRESSES_OCCUPIED;
import static io.telcomesh.gtp.gtpc.CauseValue.MISSING_OR_UNKNOWN_APN;
import static io.telcomesh.gtp.gtpc.CauseValue.NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE;
import static io.telcomesh.gtp.gtpc.CauseValue.NO_RESOURCES_AVAILABLE;
import static io.telcomesh.gtp.gtpc.CauseValue.PREFERRED_PDN_TYPE_NOT_SUPPORTED;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_REJECTED_REASON_NOT_SPECIFIED;
import static io.telcomesh.gtp.gtpc.CauseValue.SYSTEM_FAILURE;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.gtpc.ApnRestriction;
import io.telcomesh.gtp.gtpc.BearerContextCreated;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.ChargingId;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.pgw.PacketDataNetwork;
import io.telcomesh.pgw.PdnConnection;
import io.telcomesh.pgw.PdnConnection.DefaultBearer;
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
import java.net.Inet4Address;
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
    var type =
        switch (asked.pdnType()) {
          case IPV4 -> REQUEST_ACCEPTED;
          case IPV4V6 -> NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE; // §4.8.3.2: IPv4 alone
          case IPV6, NON_IP -> throw new Refused(Cause.of(PREFERRED_PDN_TYPE_NOT_SUPPORTED));
        };
    var key = new PdnConnection.Key(asked.imsi(), asked.linkedBearer());
    pgw.sessions().place(pgw.runner(), key).ifPresent(this::replace);
    connection.has(bearer(network, asked));
    pgw.answer(incoming, created(type, asked));
  }

  /// The SGW asks anew for what it has had: TS 29.274 §7.2.1.
  private void replace(ProcedureRunner<PdnConnection, SessionMessage> earlier) {
    replaced = Optional.of(earlier);
    pgw.runner().takeOver(earlier, _ -> false);
    pgw.of(earlier).forget();
  }

  private DefaultBearer bearer(PacketDataNetwork network, SessionRequest asked) {
    var address = address(network, asked);
    var local = incoming.local();
    var sgw = asked.sgwUser();
    var uplink =
        pgw.userPlane().addTunnel(local, address, new ForwardingAction.ToInterface(pgw.tun()));
    var downlink =
        pgw.userPlane()
            .addUeAddress(address, new ForwardingAction.ToTunnel(local, sgw.address(), sgw.teid()));
    pgw.sessions().downlink(pgw.runner(), downlink);
    return new DefaultBearer(network, address, uplink, downlink);
  }

  private Inet4Address address(PacketDataNetwork network, SessionRequest asked) {
    var pool = pgw.pool(network);
    if (asked.subscribedAddress().isEmpty()) {
      return pool.allocate()
          .orElseThrow(() -> new Refused(Cause.of(ALL_DYNAMIC_ADDRESSES_OCCUPIED)));
    }
    var address = asked.subscribedAddress().get();
    if (!pool.claim(address)) {
      throw new Refused(Cause.of(NO_RESOURCES_AVAILABLE));
    }
    return address;
  }

  private CreateSessionResponse created(CauseValue cause, SessionRequest asked) {
    var bearer = connection.bearer().orElseThrow();
    var local = incoming.local();
    return new CreateSessionResponse(
        Cause.of(cause),
        Optional.empty(),
        Optional.of(FTeid.of(InterfaceType.S5_S8_PGW_GTPC, connection.control(), local)),
        Optional.of(PdnAddressAllocation.ipv4(bearer.address())),
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
