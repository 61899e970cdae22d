package io.telcomesh.enodebsim.esm;

import static io.telcomesh.enodebsim.UeTimers.UE_INTERFACE;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.bearers.Uplink;
import io.telcomesh.enodebsim.interfaces.UeInterface;
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
import java.io.IOException;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/// Default EPS bearer context activation, TS 24.301 §6.4.1: the UE gets its address.
public final class DefaultBearer {
  /// The only transaction that a UE of ours ever has.
  public static final ProcedureTransactionIdentity TRANSACTION =
      new ProcedureTransactionIdentity(1);

  /// What fits into every tunnel of ours where the network names no MTU, TS 23.060 §9.3.
  private static final int MTU = 1358;

  private final UePorts sim;

  public DefaultBearer(UePorts sim) {
    this.sim = sim;
  }

  /// The bearer, and what the network is told of it.
  public record Activated(PdnConnection connection, ActivateDefaultEpsBearerContextAccept accept) {}

  /// Why the UE has refused the bearer.
  public record NotActivated(String message, String cause) {}

  /// @param esmMessage of the Attach Accept
  /// @throws Refused with [NotActivated] after the network was told, TS 24.301 §6.4.1.4
  public Activated activate(Octets esmMessage) {
    var request = request(esmMessage);
    var bearer =
        sim.ue()
            .connection()
            .flatMap(connection -> connection.bearer(request.epsBearerIdentity()))
            .orElseThrow(
                () -> refused(request, EsmCause.INVALID_EPS_BEARER_IDENTITY, "no radio bearer"));
    var address = address(request);
    int mtu = mtu(request);
    var opened = open(request, address, mtu);
    bearer.connect(opened.ueInterface, opened.uplink);
    var connection =
        new PdnConnection(
            request.apn(),
            request.epsBearerIdentity(),
            address,
            request.options().map(ProtocolConfigurationOptions::dnsServers).orElse(List.of()),
            mtu,
            opened.ueInterface,
            opened.uplink);
    return new Activated(
        connection,
        ActivateDefaultEpsBearerContextAccept.of(
            request.epsBearerIdentity(), request.procedureTransactionIdentity()));
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

  private Inet4Address address(ActivateDefaultEpsBearerContextRequest request) {
    return switch (request.pdnAddress()) {
      case PdnAddress.Ipv4(var address) -> address;
      case PdnAddress.Ipv4v6(var _, var address) -> address;
      case PdnAddress.Ipv6 _, PdnAddress.NonIp _ ->
          throw refused(request, EsmCause.UNKNOWN_PDN_TYPE, "no IPv4 address");
    };
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
  private Opened open(
      ActivateDefaultEpsBearerContextRequest request, Inet4Address address, int mtu) {
    var scheduler = sim.runner().scheduler();
    var attempt =
        sim.runner()
            .question(Attempt.class)
            .handedTo(question -> openOutside(question, address, mtu))
            .within(UE_INTERFACE)
            .undoneBy(made ->
                made.opened.ifPresent(each -> {
                  each.uplink.close();
                  scheduler.offload(each.ueInterface::close);
                }))
            .ask();
    return attempt.opened.orElseThrow(() ->
        refused(request, EsmCause.INSUFFICIENT_RESOURCES, "UE interface: " + attempt.failure));
  }

  private void openOutside(Question<Attempt> question, Inet4Address address, int mtu) {
    try {
      sim.runner().scheduler().offload(() -> question.post(attempt(address, mtu)));
    } catch (RejectedExecutionException full) {
      question.post(new Attempt(Optional.empty(), String.valueOf(full.getMessage())));
    }
  }

  private Attempt attempt(Inet4Address address, int mtu) {
    try {
      var made = sim.interfaces().open(sim.ue().number(), address, mtu);
      return attempt(made, address);
    } catch (IOException refused) {
      return new Attempt(Optional.empty(), String.valueOf(refused.getMessage()));
    }
  }

  private Attempt attempt(UeInterface made, Inet4Address address) {
    try {
      var uplink =
          sim.bearers().uplink(address, () -> sim.runner().post(new UeMessage.UplinkPacket()));
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
    sim.nas().send(new AttachComplete(Nas.encode(reject)));
    return new Refused(
        new NotActivated(
            "Activate Default EPS Bearer Context Reject", "%s: %s".formatted(cause, why)));
  }

  private record Opened(UeInterface ueInterface, Uplink uplink) {}

  /// @param failure why there is none
  private record Attempt(Optional<Opened> opened, String failure) {}
}
