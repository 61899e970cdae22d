package io.telcomesh.pgw.session;

import static io.telcomesh.gtp.gtpc.CauseValue.NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE;
import static io.telcomesh.gtp.gtpc.CauseValue.NEW_PDN_TYPE_DUE_TO_SINGLE_ADDRESS_BEARER_ONLY;
import static io.telcomesh.gtp.gtpc.CauseValue.PREFERRED_PDN_TYPE_NOT_SUPPORTED;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED;

import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.pgw.PacketDataNetwork;
import io.telcomesh.procedures.Refused;

/// Which addresses a PDN connection gets of those that are asked for, TS 23.401 §5.3.1.1.
///
/// @param type IPv4, IPv6 or both
/// @param cause of the answer: why it is less than what was asked for
record PdnTypeChoice(PdnType type, CauseValue cause) {
  /// @param dualAddressBearers whether one bearer may carry both: every node that the UE could be
  ///   handed over to can (Dual Address Bearer Flag)
  /// @throws Refused when the network has no address of the type
  static PdnTypeChoice of(PdnType asked, PacketDataNetwork network, boolean dualAddressBearers) {
    return switch (asked) {
      case IPV4 -> whole(asked, network.hasIpv4());
      case IPV6 -> whole(asked, network.hasIpv6());
      case IPV4V6 -> both(network, dualAddressBearers);
      case NON_IP -> whole(asked, false);
    };
  }

  boolean ipv4() {
    return type == PdnType.IPV4 || type == PdnType.IPV4V6;
  }

  boolean ipv6() {
    return type == PdnType.IPV6 || type == PdnType.IPV4V6;
  }

  private static PdnTypeChoice both(PacketDataNetwork network, boolean dualAddressBearers) {
    if (network.hasIpv4() && network.hasIpv6()) {
      return dualAddressBearers
          ? whole(PdnType.IPV4V6, true)
          : new PdnTypeChoice(PdnType.IPV4, NEW_PDN_TYPE_DUE_TO_SINGLE_ADDRESS_BEARER_ONLY);
    }
    return new PdnTypeChoice(
        network.hasIpv4() ? PdnType.IPV4 : PdnType.IPV6, NEW_PDN_TYPE_DUE_TO_NETWORK_PREFERENCE);
  }

  private static PdnTypeChoice whole(PdnType asked, boolean there) {
    if (!there) {
      throw new Refused(Cause.of(PREFERRED_PDN_TYPE_NOT_SUPPORTED));
    }
    return new PdnTypeChoice(asked, REQUEST_ACCEPTED);
  }
}
