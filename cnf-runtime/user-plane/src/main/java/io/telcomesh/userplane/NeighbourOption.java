package io.telcomesh.userplane;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.Octets;
import java.util.ArrayList;
import java.util.List;

/// An option of router discovery, RFC 4861 §4.6; its length counts eight octets.
record NeighbourOption(int type, Octets value) {
  static final int PREFIX = 3;
  static final int MTU = 5;
  static final int NAME_SERVERS = 25;

  /// Of a prefix: the UE makes addresses of it.
  static final int AUTONOMOUS = 0x40;

  static final long FOREVER = 0xffffffffL;

  /// All to the end of the message.
  static List<NeighbourOption> all(OctetReader in) {
    var options = new ArrayList<NeighbourOption>();
    while (in.hasRemaining()) {
      int type = in.u8();
      options.add(new NeighbourOption(type, in.octets(in.u8() * 8 - 2)));
    }
    return options;
  }
}
