package io.telcomesh.kernel;

import io.telcomesh.kernel.Netlink.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The addresses of an interface.
final class Addresses {
  private static final int NEW = 20;
  private static final int DELETE = 21;
  private static final int GET = 22;
  private static final int ADDRESS = 1;
  private static final int LOCAL = 2;
  private static final int FLAGS = 8;
  private static final int NO_DUPLICATE_DETECTION = 0x2;
  private static final int PERMANENT = 0x80;
  private static final int FIXED_PART = 8;
  private static final int LINK_SCOPE = 253;

  private Addresses() {}

  /// The requests that turn what the interface has into what it shall have, deletions first. The
  /// link-local address the kernel gives it stays.
  static List<NetlinkMessage> changes(Netlink netlink, Link link, List<Prefix> desired) {
    var present = present(netlink, link);
    var changes = new ArrayList<NetlinkMessage>();
    for (var address : present) {
      if (!desired.contains(address)) {
        changes.add(message("take " + address + " from " + link.name(), DELETE, link, address));
      }
    }
    for (var address : desired) {
      if (!present.contains(address)) {
        changes.add(addition(link, address));
      }
    }
    return changes;
  }

  static NetlinkMessage addition(Link link, Prefix address) {
    return message("give " + address + " to " + link.name(), NEW, link, address);
  }

  static Set<Prefix> present(Netlink netlink, Link link) {
    var request =
        new NetlinkMessage("list the addresses of " + link.name(), GET, NetlinkMessage.DUMP)
            .u8(0, 0, 0, 0)
            .u32(link.index());
    var found = new HashSet<Prefix>();
    for (var answer : netlink.answers(request)) {
      if (answer.body().getInt(4) == link.index() && answer.body().get(3) != (byte) LINK_SCOPE) {
        found.add(prefix(answer));
      }
    }
    return found;
  }

  private static NetlinkMessage message(String what, int type, Link link, Prefix prefix) {
    int flags =
        NetlinkMessage.ACKNOWLEDGE
            | (type == NEW ? NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE : 0);
    return new NetlinkMessage(what, type, flags, KernelException.EADDRNOTAVAIL)
        .u8(prefix.ipv6() ? Routes.IPV6 : Routes.IPV4, prefix.length(), 0, 0)
        .u32(link.index())
        .address(LOCAL, prefix.address())
        .address(ADDRESS, prefix.address())
        .number32(FLAGS, prefix.ipv6() ? PERMANENT | NO_DUPLICATE_DETECTION : PERMANENT);
  }

  private static Prefix prefix(Answer answer) {
    var attributes = answer.attributes(FIXED_PART);
    var value = attributes.getOrDefault(LOCAL, attributes.get(ADDRESS));
    if (value == null) {
      throw new IllegalStateException("the kernel names an address without telling it");
    }
    return new Prefix(Routes.address(value), Byte.toUnsignedInt(answer.body().get(1)));
  }
}
