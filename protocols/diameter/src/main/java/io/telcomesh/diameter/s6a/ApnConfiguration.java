package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// APN-Configuration, TS 29.272 §7.3.35.
///
/// @param contextIdentifier 1 and up
/// @param servedPartyIpAddresses addresses that the subscriber always has
/// @param pdnType 0 IPv4, 1 IPv6, 2 IPv4v6, 3 IPv4 or IPv6 (§7.3.62)
/// @param serviceSelection the APN's network identifier, or `*`
public record ApnConfiguration(
    int contextIdentifier,
    List<InetAddress> servedPartyIpAddresses,
    int pdnType,
    String serviceSelection,
    Optional<EpsSubscribedQosProfile> qosProfile,
    Optional<Ambr> ambr,
    Optional<String> chargingCharacteristics,
    OtherIes others) {
  static final Table<ApnConfiguration, AvpTag> MEMBERS =
      AvpTable.of(ApnConfiguration.class, "APN-Configuration")
          .required(S6aAvps.CONTEXT_IDENTIFIER, ApnConfiguration::contextIdentifier)
          .multiple(S6aAvps.SERVED_PARTY_IP_ADDRESS, ApnConfiguration::servedPartyIpAddresses)
          .required(S6aAvps.PDN_TYPE, ApnConfiguration::pdnType)
          .required(S6aAvps.SERVICE_SELECTION, ApnConfiguration::serviceSelection)
          .optional(S6aAvps.EPS_SUBSCRIBED_QOS_PROFILE, ApnConfiguration::qosProfile)
          .optional(S6aAvps.AMBR, ApnConfiguration::ambr)
          .optional(S6aAvps.CHARGING_CHARACTERISTICS, ApnConfiguration::chargingCharacteristics)
          .others(ApnConfiguration::others)
          .build();
}
