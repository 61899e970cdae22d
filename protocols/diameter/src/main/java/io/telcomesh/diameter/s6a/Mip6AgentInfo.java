package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// MIP6-Agent-Info, RFC 5447 §4.2.1 and TS 29.272 §7.3.45: the identity of a PDN gateway.
///
/// @param addresses one of each family at most
/// @param host its name, where the addresses do not tell
public record Mip6AgentInfo(
    List<InetAddress> addresses, Optional<MipHomeAgentHost> host, OtherIes others) {
  static final Table<Mip6AgentInfo, AvpTag> MEMBERS =
      AvpTable.of(Mip6AgentInfo.class, "MIP6-Agent-Info")
          .multiple(S6aAvps.MIP_HOME_AGENT_ADDRESS, Mip6AgentInfo::addresses)
          .optional(S6aAvps.MIP_HOME_AGENT_HOST, Mip6AgentInfo::host)
          .others(Mip6AgentInfo::others)
          .build();

  public static Mip6AgentInfo of(InetAddress address) {
    return new Mip6AgentInfo(List.of(address), Optional.empty(), OtherIes.NONE);
  }
}
