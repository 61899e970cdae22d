package io.telcomesh.userplane;

import io.telcomesh.gtp.Teid;
import java.net.InetAddress;
import java.util.Optional;

/// Which packets a rule is for: the packet detection information (PDI) of TS 29.244 §5.2.1A.
public sealed interface PacketMatch {
  /// Packets of a tunnel that ends here.
  ///
  /// @param local the address of ours that the peer sends to
  /// @param teid ours
  /// @param onlySource the UE's addresses, where the UE's packets leave the tunnel: any other
  ///   source address is forged
  record Tunnel(InetAddress local, Teid teid, Optional<UeAddresses> onlySource)
      implements PacketMatch {}

  /// Packets of a TUN interface that come from the UE, on his side, or go to him, on the network's.
  record Ue(UeAddresses addresses) implements PacketMatch {}
}
