package io.telcomesh.kernel;

import io.telcomesh.kernel.Routes.Placed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rules that send some packets to a routing table of their own. A rule of ours is told by its
/// protocol number; it belongs to the interface its table's routes lead over, and to none once its
/// table is empty, which happens by itself when that interface is deleted.
final class PolicyRules {
  /// Who set the rule, `ip rule` shows it as `proto 107`.
  private static final int OURS = 107;

  private static final int NEW = 32;
  private static final int DELETE = 33;
  private static final int GET = 34;
  private static final int SOURCE = 2;
  private static final int TABLE = 15;
  private static final int PROTOCOL = 21;
  private static final int IP_PROTOCOL = 22;
  private static final int SOURCE_PORTS = 23;
  private static final int DESTINATION_PORTS = 24;
  private static final int FIXED_PART = 12;
  private static final int TO_TABLE = 1;
  private static final int FIRST_RESERVED_TABLE = 253;

  private PolicyRules() {}

  /// A rule as the kernel has it, without its routes.
  private record Rule(
      int table,
      boolean ipv6,
      Optional<Prefix> from,
      Optional<Integer> protocol,
      Optional<PolicyRule.Ports> sourcePorts,
      Optional<PolicyRule.Ports> destinationPorts) {
    static Rule of(int table, PolicyRule rule) {
      return new Rule(
          table,
          rule.ipv6(),
          rule.from().map(Prefix::network),
          rule.protocol(),
          rule.sourcePorts(),
          rule.destinationPorts());
    }

    NetlinkMessage message(int type) {
      int flags =
          NetlinkMessage.ACKNOWLEDGE
              | (type == NEW ? NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE : 0);
      var message =
          new NetlinkMessage(
                  "change a policy rule of table " + table, type, flags, KernelException.ENOENT)
              .u8(ipv6 ? Routes.IPV6 : Routes.IPV4, 0, from.map(Prefix::length).orElse(0), 0)
              .u8(0, 0, 0, TO_TABLE)
              .u32(0)
              .number32(TABLE, table)
              .number8(PROTOCOL, OURS);
      from.ifPresent(prefix -> message.address(SOURCE, prefix.address()));
      protocol.ifPresent(number -> message.number8(IP_PROTOCOL, number));
      sourcePorts.ifPresent(ports -> ports(message, SOURCE_PORTS, ports));
      destinationPorts.ifPresent(ports -> ports(message, DESTINATION_PORTS, ports));
      return message;
    }

    private static void ports(NetlinkMessage message, int type, PolicyRule.Ports ports) {
      message.nested(type, range -> range.u16(ports.first()).u16(ports.last()));
    }
  }

  /// What is sent from the prefix goes by that table. A rule that says so already is not told from
  /// a new one by the kernel, and goes first.
  static List<NetlinkMessage> from(Prefix prefix, int table) {
    var none = Optional.<PolicyRule.Ports>empty();
    var rule =
        new Rule(table, prefix.ipv6(), Optional.of(prefix.network()), Optional.empty(), none, none);
    return List.of(rule.message(DELETE), rule.message(NEW));
  }

  /// What policies come to: routes in tables of their own, and the changes of the rules.
  record Plan(List<Placed> routes, List<NetlinkMessage> rules) {}

  /// Gives each desired policy a table: that of the same rule of this interface, else an unused
  /// one.
  static Plan plan(Netlink netlink, Set<Placed> overInterface, List<PolicyRule> desired) {
    var ours = ours(netlink);
    if (ours.isEmpty() && desired.isEmpty()) {
      return new Plan(List.of(), List.of());
    }
    var tables = new HashSet<Integer>();
    overInterface.forEach(placed -> tables.add(placed.table()));
    var present = new ArrayList<>(ours.stream().filter(it -> tables.contains(it.table)).toList());
    var used = Routes.tables(netlink);
    ours.forEach(rule -> used.add(rule.table));

    var routes = new ArrayList<Placed>();
    var changes = new ArrayList<NetlinkMessage>();
    for (var policy : desired) {
      var same = present.stream().filter(it -> it.equals(Rule.of(it.table, policy))).findFirst();
      int table = same.map(Rule::table).orElseGet(() -> unused(used));
      if (same.isPresent()) {
        present.remove(same.get());
      } else {
        changes.add(Rule.of(table, policy).message(NEW));
      }
      policy.routes().forEach(route -> routes.add(new Placed(table, route)));
    }
    present.forEach(rule -> changes.add(rule.message(DELETE)));
    return new Plan(routes, changes);
  }

  /// Deletes the rules of ours whose interface is gone.
  static void removeOrphans(Netlink netlink) {
    var ours = ours(netlink);
    if (!ours.isEmpty()) {
      var used = Routes.tables(netlink);
      netlink.execute(
          ours.stream()
              .filter(rule -> !used.contains(rule.table))
              .map(rule -> rule.message(DELETE))
              .toList());
    }
  }

  private static List<Rule> ours(Netlink netlink) {
    var found = new ArrayList<Rule>();
    for (int family : new int[] {Routes.IPV4, Routes.IPV6}) {
      var request =
          new NetlinkMessage("list the policy rules", GET, NetlinkMessage.DUMP)
              .u8(family, 0, 0, 0, 0, 0, 0, 0)
              .u32(0);
      for (var answer : netlink.answers(request)) {
        var attributes = answer.attributes(FIXED_PART);
        var protocol = attributes.get(PROTOCOL);
        if (protocol != null && protocol.get(0) == OURS) {
          found.add(rule(answer.body(), attributes));
        }
      }
    }
    return found;
  }

  private static Rule rule(ByteBuffer body, Map<Integer, ByteBuffer> attributes) {
    var table = attributes.get(TABLE);
    return new Rule(
        table == null ? Byte.toUnsignedInt(body.get(4)) : table.getInt(0),
        body.get(0) == Routes.IPV6,
        Optional.ofNullable(attributes.get(SOURCE))
            .map(value -> new Prefix(Routes.address(value), Byte.toUnsignedInt(body.get(2)))),
        Optional.ofNullable(attributes.get(IP_PROTOCOL)).map(it -> Byte.toUnsignedInt(it.get(0))),
        Optional.ofNullable(attributes.get(SOURCE_PORTS)).map(PolicyRules::ports),
        Optional.ofNullable(attributes.get(DESTINATION_PORTS)).map(PolicyRules::ports));
  }

  private static PolicyRule.Ports ports(ByteBuffer value) {
    var range = value.duplicate().order(ByteOrder.nativeOrder());
    return new PolicyRule.Ports(
        Short.toUnsignedInt(range.getShort(0)), Short.toUnsignedInt(range.getShort(2)));
  }

  private static int unused(Set<Integer> used) {
    int table = 1;
    while (used.contains(table) || table >= FIRST_RESERVED_TABLE && table <= 255) {
      table++;
    }
    used.add(table);
    return table;
  }
}
