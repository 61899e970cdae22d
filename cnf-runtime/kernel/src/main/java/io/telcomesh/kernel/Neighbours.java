package io.telcomesh.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The permanent neighbours of an interface.
final class Neighbours {
  private static final int NEW = 28;
  private static final int DELETE = 29;
  private static final int GET = 30;
  private static final int ADDRESS = 1;
  private static final int HARDWARE = 2;
  private static final int INTERFACE = 8;
  private static final int FIXED_PART = 12;
  private static final int PERMANENT = 0x80;

  private Neighbours() {}

  /// The requests that turn the permanent entries into the desired ones; what was learned stays.
  static List<NetlinkMessage> changes(Netlink netlink, Link link, List<Neighbour> desired) {
    var present = present(netlink, link);
    var changes = new ArrayList<NetlinkMessage>();
    for (var neighbour : present) {
      if (!desired.contains(neighbour)) {
        changes.add(message(DELETE, link, neighbour));
      }
    }
    for (var neighbour : desired) {
      if (!present.contains(neighbour)) {
        changes.add(message(NEW, link, neighbour));
      }
    }
    return changes;
  }

  static Set<Neighbour> present(Netlink netlink, Link link) {
    var request =
        new NetlinkMessage("list the neighbours of " + link.name(), GET, NetlinkMessage.DUMP)
            .u8(0, 0)
            .u16(0)
            .u32(0)
            .u16(0)
            .u8(0, 0)
            .number32(INTERFACE, link.index());
    var found = new HashSet<Neighbour>();
    for (var answer : netlink.answers(request)) {
      var body = answer.body();
      var attributes = answer.attributes(FIXED_PART);
      var address = attributes.get(ADDRESS);
      var hardware = attributes.get(HARDWARE);
      boolean ip = body.get(0) == Routes.IPV4 || body.get(0) == Routes.IPV6;
      boolean permanent = (body.getShort(8) & PERMANENT) != 0 && body.getInt(4) == link.index();
      if (ip && permanent && address != null && hardware != null && hardware.remaining() == 6) {
        var octets = new byte[6];
        hardware.get(0, octets);
        found.add(new Neighbour(Routes.address(address), MacAddress.of(octets)));
      }
    }
    return found;
  }

  private static NetlinkMessage message(int type, Link link, Neighbour neighbour) {
    int flags =
        NetlinkMessage.ACKNOWLEDGE
            | (type == NEW ? NetlinkMessage.CREATE | NetlinkMessage.REPLACE : 0);
    var address = neighbour.address();
    return new NetlinkMessage(
            "change the neighbour " + address.getHostAddress() + " of " + link.name(),
            type,
            flags,
            KernelException.ENOENT)
        .u8(Prefix.host(address).ipv6() ? Routes.IPV6 : Routes.IPV4, 0)
        .u16(0)
        .u32(link.index())
        .u16(PERMANENT)
        .u8(0, 0)
        .address(ADDRESS, address)
        .octets(HARDWARE, neighbour.hardware().octets());
  }
}
