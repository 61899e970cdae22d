package io.telcomesh.enodebsim.esm;

import static io.telcomesh.enodebsim.UeTimers.UE_INTERFACE;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.bearers.Uplink;
import io.telcomesh.enodebsim.interfaces.UeInterface;
import io.telcomesh.enodebsim.interfaces.UeInterfaces;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextAccept;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextReject;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextRequest;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.PdnAddress;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Refused;
import io.telcomesh.security.Direction;
import io.telcomesh.userplane.UeAddresses;
import java.io.IOException;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

/// Default EPS bearer context activation, TS 24.301 §6.4.1: the UE gets its address.
public final class DefaultBearer {
  private static final System.Logger LOG = System.getLogger(DefaultBearer.class.getName());

  /// That of the attach.
  public static final ProcedureTransactionIdentity TRANSACTION =
      new ProcedureTransactionIdentity(1);

  /// What fits into every tunnel of ours where the network names no MTU, TS 23.060 §9.3.
  private static final int MTU = 1358;

  private final UePorts sim;
  private final UnaryOperator<NasMessage> envelope;

  private DefaultBearer(UePorts sim, UnaryOperator<NasMessage> envelope) {
    this.sim = sim;
    this.envelope = envelope;
  }

  /// What the UE answers goes in an Attach Complete.
  public static DefaultBearer ofAttach(UePorts sim) {
    return new DefaultBearer(sim, answer -> new AttachComplete(Nas.encode(answer)));
  }

  /// What the UE answers is a message of its own.
  public static DefaultBearer further(UePorts sim) {
    return new DefaultBearer(sim, UnaryOperator.identity());
  }

  /// Why the UE has refused the bearer.
  public record NotActivated(String message, String cause) {}

  /// @param esmMessage of the Attach Accept
  /// @throws Refused with [NotActivated] after the network was told, TS 24.301 §6.4.1.4
  public PdnConnection activate(Octets esmMessage) {
    return activate(request(esmMessage));
  }

  /// @throws Refused with [NotActivated] after the network was told, TS 24.301 §6.4.1.4
  public PdnConnection activate(ActivateDefaultEpsBearerContextRequest request) {
    var bearer =
        sim.ue()
            .connection()
            .flatMap(connection -> connection.bearer(request.epsBearerIdentity()))
            .orElseThrow(
                () -> refused(request, EsmCause.INVALID_EPS_BEARER_IDENTITY, "no radio bearer"));
    var ipv4 = ipv4(request);
    int mtu = mtu(request);
    var opened =
        open(
            request,
            new UeInterfaces.Wanted(sim.ue().number(), request.epsBearerIdentity(), ipv4, mtu));
    var connection =
        new PdnConnection(
            request.apn(),
            request.epsBearerIdentity(),
            ipv4,
            interfaceIdentifier(request),
            Optional.empty(),
            request.options().map(ProtocolConfigurationOptions::dnsServers).orElse(List.of()),
            mtu,
            opened.ueInterface,
            opened.uplink);
    connection.take(bearer);
    return connection;
  }

  /// The UE has it from now on, and tells the network; where it has IPv6 it asks for its router.
  public void accept(PdnConnection connection) {
    sim.ue().pdn(connection);
    sim.nas().send(envelope.apply(accepted(connection)));
    if (connection.interfaceIdentifier().isPresent()) {
      sim.runner().post(new UeMessage.RouterMissing(connection.defaultBearer(), 1));
    }
  }

  private static ActivateDefaultEpsBearerContextAccept accepted(PdnConnection connection) {
    return ActivateDefaultEpsBearerContextAccept.of(
        connection.defaultBearer(), ProcedureTransactionIdentity.NONE); // §6.4.1.3
  }

  private static ActivateDefaultEpsBearerContextRequest request(Octets esmMessage) {
    return switch (Nas.decode(esmMessage, Direction.DOWNLINK)) {
      case Decoded.Accepted<NasMessage>(ActivateDefaultEpsBearerContextRequest request, var _)
          when request.procedureTransactionIdentity().equals(TRANSACTION)
              && !request.epsBearerIdentity().equals(EpsBearerIdentity.NONE) ->
          request;
      case Decoded.Accepted<NasMessage>(var other, var _) ->
          throw new Refused(
              new NotActivated("Attach Accept", "carries an unexpected " + Nas.name(other)));
      case Decoded.Rejected<NasMessage>(var diagnostics, var _) ->
          throw new Refused(
              new NotActivated("Attach Accept", "ESM message container: " + diagnostics));
    };
  }

  private Optional<Inet4Address> ipv4(ActivateDefaultEpsBearerContextRequest request) {
    return switch (request.pdnAddress()) {
      case PdnAddress.Ipv4(var address) -> Optional.of(address);
      case PdnAddress.Ipv4v6(var _, var address) -> Optional.of(address);
      case PdnAddress.Ipv6 _ -> Optional.empty();
      case PdnAddress.NonIp _ -> throw refused(request, EsmCause.UNKNOWN_PDN_TYPE, "no address");
    };
  }

  private static OptionalLong interfaceIdentifier(ActivateDefaultEpsBearerContextRequest request) {
    return switch (request.pdnAddress()) {
      case PdnAddress.Ipv6(var identifier) -> number(identifier);
      case PdnAddress.Ipv4v6(var identifier, var _) -> number(identifier);
      case PdnAddress.Ipv4 _, PdnAddress.NonIp _ -> OptionalLong.empty();
    };
  }

  private static OptionalLong number(Octets identifier) {
    return OptionalLong.of(identifier.toByteBuffer().getLong());
  }

  private static int mtu(ActivateDefaultEpsBearerContextRequest request) {
    return request
        .options()
        .flatMap(options -> options.all(ProtocolConfigurationOptions.IPV4_LINK_MTU).findFirst())
        .filter(contents -> contents.length() == 2)
        .map(contents -> contents.reader().u16())
        .filter(octets -> octets >= 576)
        .orElse(MTU);
  }

  /// The interface is made outside of the runner's turn, and taken away again if the attach does
  /// not come to its end.
  private Opened open(ActivateDefaultEpsBearerContextRequest request, UeInterfaces.Wanted wanted) {
    var scheduler = sim.runner().scheduler();
    var attempt =
        sim.runner()
            .question(Attempt.class)
            .handedTo(question -> openOutside(question, wanted))
            .within(UE_INTERFACE)
            .undoneBy(made ->
                made.opened.ifPresent(each -> {
                  each.uplink.close();
                  scheduler.offload(each.ueInterface::close);
                }))
            .ask();
    return attempt.opened.orElseThrow(() -> {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} gets no interface: {1}",
          sim.ue().reference(),
          attempt.failure);
      return refused(request, EsmCause.INSUFFICIENT_RESOURCES, "UE interface: " + attempt.failure);
    });
  }

  private void openOutside(Question<Attempt> question, UeInterfaces.Wanted wanted) {
    try {
      sim.runner().scheduler().offload(() -> question.post(attempt(wanted)));
    } catch (RejectedExecutionException full) {
      question.post(new Attempt(Optional.empty(), String.valueOf(full.getMessage())));
    }
  }

  private Attempt attempt(UeInterfaces.Wanted wanted) {
    try {
      return attempt(sim.interfaces().open(wanted), wanted);
    } catch (IOException refused) {
      return new Attempt(Optional.empty(), String.valueOf(refused.getMessage()));
    }
  }

  private Attempt attempt(UeInterface made, UeInterfaces.Wanted wanted) {
    var uplink = sim.bearers().uplink(() -> sim.runner().post(new UeMessage.UplinkPacket()));
    try {
      wanted.ipv4().map(UeAddresses::of).ifPresent(uplink::add);
      return new Attempt(Optional.of(new Opened(made, uplink)), "");
    } catch (IllegalStateException taken) { // two UEs were given one address
      made.close();
      return new Attempt(Optional.empty(), String.valueOf(taken.getMessage()));
    }
  }

  private Refused refused(
      ActivateDefaultEpsBearerContextRequest request, EsmCause cause, String why) {
    var reject =
        ActivateDefaultEpsBearerContextReject.of(
            request.epsBearerIdentity(), request.procedureTransactionIdentity(), cause);
    sim.nas().send(envelope.apply(reject));
    return new Refused(
        new NotActivated(
            "Activate Default EPS Bearer Context Reject", "%s: %s".formatted(cause, why)));
  }

  private record Opened(UeInterface ueInterface, Uplink uplink) {}

  /// @param failure why there is none
  private record Attempt(Optional<Opened> opened, String failure) {}
}
