package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;

/// MIP-Home-Agent-Host, RFC 4004 §7.11: the name of a PDN gateway.
public record MipHomeAgentHost(String realm, String host, OtherIes others) {
  static final Table<MipHomeAgentHost, AvpTag> MEMBERS =
      AvpTable.of(MipHomeAgentHost.class, "MIP-Home-Agent-Host")
          .required(BaseAvps.DESTINATION_REALM, MipHomeAgentHost::realm)
          .required(BaseAvps.DESTINATION_HOST, MipHomeAgentHost::host)
          .others(MipHomeAgentHost::others)
          .build();
}
