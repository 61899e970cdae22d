package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.identifiers.Imsi;
import java.util.List;
import java.util.Optional;

/// The MME tells the HSS what has changed at the UE: its terminal, the PDN gateway of an APN, that
/// it is reachable again, TS 29.272 §7.2.17 and §5.2.5.1.
///
/// @param pdnGateway which serves the APN that the context identifier and the service selection
///   name
/// @param visitedNetwork in which the PDN gateway is
/// @param alertReason 0 the UE is there, 1 it has memory
/// @param flags bits of §7.3.49
public record NotifyRequest(
    String sessionId,
    int authSessionState,
    String originHost,
    String originRealm,
    Optional<String> destinationHost,
    String destinationRealm,
    Imsi imsi,
    List<SupportedFeatures> supportedFeatures,
    Optional<TerminalInformation> terminalInformation,
    Optional<Mip6AgentInfo> pdnGateway,
    Optional<String> visitedNetwork,
    Optional<Integer> contextIdentifier,
    Optional<String> serviceSelection,
    Optional<Integer> alertReason,
    Optional<Long> flags,
    OtherIes others)
    implements RequestToHss {
  public static final Table<NotifyRequest, AvpTag> CODEC =
      AvpTable.of(NotifyRequest.class, "Notify-Request")
          .required(BaseAvps.SESSION_ID, NotifyRequest::sessionId)
          .required(BaseAvps.AUTH_SESSION_STATE, NotifyRequest::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, NotifyRequest::originHost)
          .required(BaseAvps.ORIGIN_REALM, NotifyRequest::originRealm)
          .optional(BaseAvps.DESTINATION_HOST, NotifyRequest::destinationHost)
          .required(BaseAvps.DESTINATION_REALM, NotifyRequest::destinationRealm)
          .required(S6aAvps.IMSI, NotifyRequest::imsi)
          .multiple(S6aAvps.SUPPORTED_FEATURES, NotifyRequest::supportedFeatures)
          .optional(S6aAvps.TERMINAL_INFORMATION, NotifyRequest::terminalInformation)
          .optional(S6aAvps.MIP6_AGENT_INFO, NotifyRequest::pdnGateway)
          .optional(S6aAvps.VISITED_NETWORK_IDENTIFIER, NotifyRequest::visitedNetwork)
          .optional(S6aAvps.CONTEXT_IDENTIFIER, NotifyRequest::contextIdentifier)
          .optional(S6aAvps.SERVICE_SELECTION, NotifyRequest::serviceSelection)
          .optional(S6aAvps.ALERT_REASON, NotifyRequest::alertReason)
          .optional(S6aAvps.NOR_FLAGS, NotifyRequest::flags)
          .others(NotifyRequest::others)
          .build();

  /// What the MME tells of the UE's terminal.
  public static NotifyRequest of(Route route, Imsi imsi, TerminalInformation terminal) {
    return of(route, imsi, Optional.of(terminal), Optional.empty(), Optional.empty());
  }

  /// Which PDN gateway serves an APN.
  public static NotifyRequest of(Route route, Imsi imsi, String apn, Mip6AgentInfo pdnGateway) {
    return of(route, imsi, Optional.empty(), Optional.of(pdnGateway), Optional.of(apn));
  }

  private static NotifyRequest of(
      Route route,
      Imsi imsi,
      Optional<TerminalInformation> terminal,
      Optional<Mip6AgentInfo> pdnGateway,
      Optional<String> apn) {
    return new NotifyRequest(
        route.sessionId(),
        S6aAvps.NO_STATE_MAINTAINED,
        route.originHost(),
        route.originRealm(),
        route.destinationHost(),
        route.destinationRealm(),
        imsi,
        List.of(),
        terminal,
        pdnGateway,
        Optional.empty(),
        Optional.empty(),
        apn,
        Optional.empty(),
        Optional.empty(),
        Route.APPLICATION);
  }
}
