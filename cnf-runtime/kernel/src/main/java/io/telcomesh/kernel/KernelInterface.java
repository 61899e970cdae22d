package io.telcomesh.kernel;

import io.telcomesh.kernel.Routes.Placed;
import java.util.Optional;

/// An interface that is ours alone and is changed step by step: each step is one exchange with the
/// kernel, from whatever thread. All methods throw a [KernelException] with what the kernel says.
public final class KernelInterface {
  private final Optional<NetworkNamespace> elsewhere;
  private final Link link;

  /// @param elsewhere its namespace, where that is not our own
  private KernelInterface(Optional<NetworkNamespace> elsewhere, Link link) {
    this.elsewhere = elsewhere;
    this.link = link;
  }

  /// The one of that name in our own namespace.
  public static KernelInterface here(String name) {
    try (var netlink = Netlink.here()) {
      return new KernelInterface(Optional.empty(), link(netlink, name));
    }
  }

  /// It is down there and has nothing of what it had.
  ///
  /// @return the interface as it is there
  public KernelInterface moveTo(NetworkNamespace namespace) {
    try (var netlink = netlink()) {
      Link.move(netlink, link, new LinkEnd(namespace, link.name()));
    }
    try (var netlink = Netlink.in(namespace)) {
      return new KernelInterface(Optional.of(namespace), link(netlink, link.name()));
    }
  }

  public void up() {
    execute(link.setUp());
  }

  /// @param mtu in octets
  public void up(int mtu) {
    execute(link.setMtu(mtu), link.setUp());
  }

  /// Gives it an address and takes it up.
  ///
  /// @param mtu in octets
  public void configure(Prefix address, int mtu) {
    execute(Addresses.addition(link, address), link.setMtu(mtu), link.setUp());
  }

  /// Packets to the prefix go to this interface and to no other.
  public void route(Prefix to) {
    execute(Routes.replacement(link, new Placed(Routes.MAIN_TABLE, Route.direct(to))));
  }

  /// Packets from the prefix go to this interface, by a table of its own. They may do so already.
  public void lead(Prefix from, int table) {
    var everywhere = new Prefix(from.address(), 0);
    execute(Routes.replacement(link, new Placed(table, Route.direct(everywhere))));
    execute(PolicyRules.from(from, table).toArray(NetlinkMessage[]::new));
  }

  /// Takes away what has led to interfaces that are gone.
  public void forgetLost() {
    try (var netlink = netlink()) {
      PolicyRules.removeOrphans(netlink);
    }
  }

  /// Packets to the prefix are for the machine, whose programs may use its addresses.
  public void own(Prefix prefix) {
    execute(Routes.own(link, prefix));
  }

  /// Takes back what [#own] has done; it need not be so any more.
  public void disown(Prefix prefix) {
    execute(Routes.disown(link, prefix));
  }

  private void execute(NetlinkMessage... requests) {
    try (var netlink = netlink()) {
      netlink.execute(requests);
    }
  }

  private Netlink netlink() {
    return elsewhere.map(Netlink::in).orElseGet(Netlink::here);
  }

  private static Link link(Netlink netlink, String name) {
    return Link.named(netlink, name)
        .orElseThrow(() -> new KernelException("find " + name, KernelException.ENODEV));
  }
}
