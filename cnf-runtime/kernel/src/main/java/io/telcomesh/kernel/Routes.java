package io.telcomesh.kernel;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The routes that lead over an interface, in any table.
final class Routes {
  static final int IPV4 = 2;
  static final int IPV6 = 10;
  static final int MAIN_TABLE = 254;

  private static final int NEW = 24;
  private static final int DELETE = 25;
  private static final int GET = 26;
  private static final int DESTINATION = 1;
  private static final int INTERFACE = 4;
  private static final int GATEWAY = 5;
  private static final int TABLE = 15;
  private static final int FIXED_PART = 12;
  private static final int STATIC = 4;
  private static final int UNICAST = 1;
  private static final int LOCAL = 2;
  private static final int EVERYWHERE = 0;
  private static final int LINK_SCOPE = 253;
  private static final int HOST_SCOPE = 254;
  private static final int LOCAL_TABLE = 255;
  private static final int ONLINK = 4;

  private Routes() {}

  /// A route and the table it is in.
  record Placed(int table, Route route) {}

  /// The requests that turn the routes over the interface into the desired ones, deletions first.
  static List<NetlinkMessage> changes(Set<Placed> present, Link link, List<Placed> desired) {
    var changes = new ArrayList<NetlinkMessage>();
    for (var placed : present) {
      if (!desired.contains(placed)) {
        changes.add(message(change("delete", link, placed), DELETE, 0, link, placed));
      }
    }
    for (var placed : desired) {
      if (!present.contains(placed)) {
        // Another interface may have the same route: it keeps precedence, and each is deleted
        // alone.
        int flags = NetlinkMessage.CREATE | NetlinkMessage.APPEND;
        changes.add(message(change("add", link, placed), NEW, flags, link, placed));
      }
    }
    return changes;
  }

  /// Whatever else leads to the destination in that table is replaced.
  static NetlinkMessage replacement(Link link, Placed placed) {
    return message(
        "lead to " + placed.route.destination() + " over " + link.name(),
        NEW,
        NetlinkMessage.CREATE | NetlinkMessage.REPLACE,
        link,
        placed);
  }

  /// The addresses of the prefix are the machine's own.
  static NetlinkMessage own(Link link, Prefix prefix) {
    return local(
        "have " + prefix, NEW, NetlinkMessage.CREATE | NetlinkMessage.REPLACE, link, prefix);
  }

  /// They are not any more.
  static NetlinkMessage disown(Link link, Prefix prefix) {
    return local("have no longer " + prefix, DELETE, 0, link, prefix);
  }

  /// The routes over the interface that somebody set, not those the kernel makes for its addresses.
  static Set<Placed> over(Netlink netlink, Link link) {
    var found = new HashSet<Placed>();
    for (int family : new int[] {IPV4, IPV6}) {
      var request =
          new NetlinkMessage("list the routes over " + link.name(), GET, NetlinkMessage.DUMP)
              .u8(family, 0, 0, 0, 0, 0, 0, 0)
              .u32(0)
              .number32(INTERFACE, link.index());
      for (var answer : netlink.answers(request)) {
        var attributes = answer.attributes(FIXED_PART);
        var out = attributes.get(INTERFACE);
        if (out != null && out.getInt(0) == link.index() && answer.body().get(5) == STATIC) {
          found.add(placed(family, answer.body(), attributes));
        }
      }
    }
    return found;
  }

  /// The tables that hold any route.
  static Set<Integer> tables(Netlink netlink) {
    var found = new HashSet<Integer>();
    for (int family : new int[] {IPV4, IPV6}) {
      var request =
          new NetlinkMessage("list the routes", GET, NetlinkMessage.DUMP)
              .u8(family, 0, 0, 0, 0, 0, 0, 0)
              .u32(0);
      for (var answer : netlink.answers(request)) {
        found.add(table(answer.body(), answer.attributes(FIXED_PART)));
      }
    }
    return found;
  }

  static InetAddress address(ByteBuffer value) {
    var octets = new byte[value.remaining()];
    value.get(value.position(), octets);
    return Prefix.address(octets);
  }

  private static Placed placed(int family, ByteBuffer body, Map<Integer, ByteBuffer> attributes) {
    var destination = attributes.get(DESTINATION);
    var gateway = attributes.get(GATEWAY);
    var everywhere = Prefix.address(new byte[family == IPV6 ? 16 : 4]);
    var prefix =
        new Prefix(
            destination == null ? everywhere : address(destination),
            Byte.toUnsignedInt(body.get(1)));
    var route = new Route(prefix, Optional.ofNullable(gateway).map(Routes::address));
    return new Placed(table(body, attributes), route);
  }

  private static int table(ByteBuffer body, Map<Integer, ByteBuffer> attributes) {
    var table = attributes.get(TABLE);
    return table == null ? Byte.toUnsignedInt(body.get(4)) : table.getInt(0);
  }

  private static String change(String verb, Link link, Placed placed) {
    return verb + " a route over " + link.name() + " to " + placed.route.destination();
  }

  private static NetlinkMessage message(
      String what, int type, int flags, Link link, Placed placed) {
    var route = placed.route;
    boolean direct = route.gateway().isEmpty();
    var message =
        start(what, type, flags, route.destination())
            .u8(direct && !route.destination().ipv6() ? LINK_SCOPE : EVERYWHERE)
            .u8(UNICAST)
            .u32(direct ? 0 : ONLINK);
    end(message, placed.table, link, route.destination());
    route.gateway().ifPresent(gateway -> message.address(GATEWAY, gateway));
    return message;
  }

  private static NetlinkMessage local(String what, int type, int flags, Link link, Prefix prefix) {
    var message =
        start(what, type, flags, prefix)
            .u8(prefix.ipv6() ? EVERYWHERE : HOST_SCOPE)
            .u8(LOCAL)
            .u32(0);
    return end(message, LOCAL_TABLE, link, prefix.network());
  }

  private static NetlinkMessage start(String what, int type, int flags, Prefix destination) {
    return new NetlinkMessage(what, type, flags | NetlinkMessage.ACKNOWLEDGE, KernelException.ESRCH)
        .u8(destination.ipv6() ? IPV6 : IPV4, destination.length(), 0, 0, 0, STATIC);
  }

  private static NetlinkMessage end(
      NetlinkMessage message, int table, Link link, Prefix destination) {
    message.number32(TABLE, table).number32(INTERFACE, link.index());
    if (destination.length() > 0) {
      message.address(DESTINATION, destination.address());
    }
    return message;
  }
}
