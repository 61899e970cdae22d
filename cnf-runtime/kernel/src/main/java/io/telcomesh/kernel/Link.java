package io.telcomesh.kernel;

import io.telcomesh.kernel.Netlink.Answer;
import java.util.List;
import java.util.Optional;

/// An interface as the kernel has it. The alias is empty where none was given.
record Link(int index, String name, String alias, String kind, int mtu, boolean up) {
  private static final int NEWLINK = 16;
  private static final int DELLINK = 17;
  private static final int GETLINK = 18;
  private static final int SETLINK = 19;
  private static final int NAME = 3;
  private static final int MTU = 4;
  private static final int LINKINFO = 18;
  private static final int ALIAS = 20;
  private static final int NAMESPACE = 28;
  private static final int KIND = 1;
  private static final int KIND_SPECIFIC = 2;
  private static final int VETH_PEER = 1;
  private static final int FIXED_PART = 16;
  private static final int UP = 1;

  static List<Link> all(Netlink netlink) {
    return netlink
        .answers(header("list the interfaces", GETLINK, NetlinkMessage.DUMP, 0, 0, 0))
        .stream()
        .map(Link::of)
        .toList();
  }

  static Optional<Link> named(Netlink netlink, String name) {
    var request =
        header(
            "find " + name, GETLINK, NetlinkMessage.ACKNOWLEDGE, 0, 0, 0, KernelException.ENODEV);
    return netlink.answers(request.text(NAME, name)).stream().map(Link::of).findAny();
  }

  /// Makes a pair of connected interfaces, each at once in its namespace with its name.
  static void createVeth(Netlink netlink, LinkEnd one, LinkEnd other, int mtu) {
    try (var first = one.namespace().open();
        var second = other.namespace().open()) {
      netlink.execute(
          create("make a veth pair of " + one + " and " + other)
              .text(NAME, one.name())
              .number32(MTU, mtu)
              .number32(NAMESPACE, first.number())
              .nested(
                  LINKINFO,
                  info ->
                      info.text(KIND, "veth")
                          .nested(
                              KIND_SPECIFIC,
                              veth ->
                                  veth.nested(
                                      VETH_PEER,
                                      peer ->
                                          fixedPart(peer, 0, 0, 0)
                                              .text(NAME, other.name())
                                              .number32(MTU, mtu)
                                              .number32(NAMESPACE, second.number())))));
    }
  }

  /// Makes a VXLAN device whose outer packets stay in the namespace of the socket.
  static void createVxlan(Netlink underlay, LinkEnd end, Tunnel tunnel, int mtu) {
    try (var namespace = end.namespace().open()) {
      underlay.execute(
          create("make a VXLAN device with identifier " + tunnel.vni() + " as " + end)
              .text(NAME, end.name())
              .number32(MTU, mtu)
              .number32(NAMESPACE, namespace.number())
              .nested(
                  LINKINFO,
                  info ->
                      info.text(KIND, "vxlan")
                          .nested(KIND_SPECIFIC, vxlan -> describe(vxlan, tunnel))));
    }
  }

  private static void describe(NetlinkMessage vxlan, Tunnel tunnel) {
    boolean ipv6 = Prefix.host(tunnel.local()).ipv6();
    vxlan
        .number32(1, tunnel.vni())
        .address(ipv6 ? 16 : 2, tunnel.remote())
        .address(ipv6 ? 17 : 4, tunnel.local())
        // Everything goes to the one remote end: there is nothing to learn.
        .number8(7, 0)
        .bigEndian16(15, tunnel.port());
  }

  static void delete(Netlink netlink, Link link) {
    netlink.execute(
        header(
            "delete " + link.name,
            DELLINK,
            NetlinkMessage.ACKNOWLEDGE,
            link.index,
            0,
            0,
            KernelException.ENODEV));
  }

  /// Moves the interface into another namespace under a new name; it is down afterwards.
  static void move(Netlink netlink, Link link, LinkEnd to) {
    try (var namespace = to.namespace().open()) {
      netlink.execute(
          set("move " + link.name + " to " + to, link)
              .text(NAME, to.name())
              .number32(NAMESPACE, namespace.number()));
    }
  }

  NetlinkMessage setAlias(String text) {
    return set("name the owner of " + name, this).text(ALIAS, text);
  }

  NetlinkMessage setMtu(int octets) {
    return set("set the MTU of " + name + " to " + octets, this).number32(MTU, octets);
  }

  NetlinkMessage setUp() {
    return header("set " + name + " up", SETLINK, NetlinkMessage.ACKNOWLEDGE, index, UP, UP);
  }

  private static NetlinkMessage set(String what, Link link) {
    return header(what, SETLINK, NetlinkMessage.ACKNOWLEDGE, link.index, 0, 0);
  }

  private static NetlinkMessage create(String what) {
    int flags = NetlinkMessage.ACKNOWLEDGE | NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE;
    return header(what, NEWLINK, flags, 0, 0, 0);
  }

  private static NetlinkMessage header(
      String what, int type, int flags, int index, int state, int change, Integer... tolerated) {
    return fixedPart(new NetlinkMessage(what, type, flags, tolerated), index, state, change);
  }

  private static NetlinkMessage fixedPart(
      NetlinkMessage message, int index, int state, int change) {
    return message.u8(0, 0).u16(0).u32(index).u32(state).u32(change);
  }

  private static Link of(Answer answer) {
    var attributes = answer.attributes(FIXED_PART);
    var alias = attributes.get(ALIAS);
    var info = attributes.get(LINKINFO);
    var kind = info == null ? null : NetlinkMessage.attributes(info, 0).get(KIND);
    var mtu = attributes.get(MTU);
    var name = attributes.get(NAME);
    return new Link(
        answer.body().getInt(4),
        name == null ? "" : NetlinkMessage.text(name),
        alias == null ? "" : NetlinkMessage.text(alias),
        kind == null ? "" : NetlinkMessage.text(kind),
        mtu == null ? 0 : mtu.getInt(0),
        (answer.body().getInt(8) & UP) != 0);
  }
}
