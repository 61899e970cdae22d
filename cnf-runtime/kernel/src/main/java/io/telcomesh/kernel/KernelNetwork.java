package io.telcomesh.kernel;

import io.telcomesh.kernel.Routes.Placed;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Makes interfaces, brings them into a desired state and takes them away. Every interface carries
/// an alias that names its owner, so that what a killed predecessor left is found again.
public final class KernelNetwork {
  private final String owner;
  private final AtomicReference<@Nullable ChecksumOffload> offload = new AtomicReference<>();

  /// `owner` is whose interfaces these are, the same after a restart and different from that of
  /// anyone else on this machine.
  public KernelNetwork(String owner) {
    this.owner = owner;
  }

  /// Makes a veth pair whose ends are at once where they belong. They are down.
  ///
  /// @throws KernelException when a name is taken, or the kernel has no veth
  public void createVeth(LinkEnd one, LinkEnd other, int mtu, String alias) {
    try (var netlink = Netlink.in(one.namespace())) {
      Link.createVeth(netlink, one, other, mtu);
      prepareVeth(netlink, one, alias);
      try (var far = Netlink.in(other.namespace())) {
        prepareVeth(far, other, alias);
      } catch (RuntimeException refused) {
        remove(one, alias);
        throw refused;
      }
    }
  }

  /// Makes a VXLAN device in the namespace of the end. It is down.
  ///
  /// @throws KernelException when the name is taken, or the identifier is in use in the underlay
  public void createVxlan(LinkEnd end, Tunnel tunnel, int mtu, String alias) {
    try (var underlay = Netlink.in(tunnel.underlay())) {
      Link.createVxlan(underlay, end, tunnel, mtu);
    }
    try (var netlink = Netlink.in(end.namespace())) {
      netlink.execute(link(netlink, end).setAlias(aliasOf(alias)));
    }
  }

  /// Moves an interface into another namespace and gives it a new name.
  public void move(LinkEnd from, LinkEnd to) {
    try (var netlink = Netlink.in(from.namespace())) {
      Link.move(netlink, link(netlink, from), to);
    }
  }

  /// Brings the interface up and gives it what the state says, no more and no less. What is there
  /// already stays untouched.
  public void reconcile(LinkEnd end, InterfaceState desired) {
    if (desired.addresses().stream().anyMatch(Prefix::ipv6)
        || desired.routes().stream().anyMatch(route -> route.destination().ipv6())) {
      enableIpv6(end);
    }
    try (var netlink = Netlink.in(end.namespace())) {
      var link = link(netlink, end);
      if (desired.policies().isEmpty()) {
        reconcile(netlink, link, desired);
        return;
      }
      // Two connections of one namespace must not choose the same table for their policies.
      synchronized (this) {
        reconcile(netlink, link, desired);
      }
    }
  }

  /// Waits until both ends of a veth pair that are up really send. The kernel starts the queue of
  /// the end that was up first when it gets round to it, up to a second later, and drops until
  /// then; asking for one interface (not for all) makes it do so at once.
  public void settle(LinkEnd one, LinkEnd other) {
    for (var end : List.of(one, other)) {
      try (var netlink = Netlink.in(end.namespace())) {
        var _ = link(netlink, end);
      }
    }
  }

  private static void reconcile(Netlink netlink, Link link, InterfaceState desired) {
    var present = Routes.over(netlink, link);
    var policies = PolicyRules.plan(netlink, present, desired.policies());
    var routes = new ArrayList<>(policies.routes());
    // Direct routes first: the others' gateways may lie behind them.
    desired.routes().stream()
        .sorted((a, b) -> Boolean.compare(a.gateway().isPresent(), b.gateway().isPresent()))
        .forEach(route -> routes.add(new Placed(Routes.MAIN_TABLE, route)));

    var changes = new ArrayList<NetlinkMessage>();
    if (desired.mtu() != 0 && desired.mtu() != link.mtu()) {
      changes.add(link.setMtu(desired.mtu()));
    }
    if (!link.up()) {
      changes.add(link.setUp());
    }
    changes.addAll(Addresses.changes(netlink, link, desired.addresses()));
    changes.addAll(Routes.changes(present, link, routes));
    changes.addAll(policies.rules());
    changes.addAll(Neighbours.changes(netlink, link, desired.neighbours()));
    netlink.execute(changes);
  }

  /// Deletes the interface, and with it its peer, its addresses, routes and rules. An interface or
  /// a namespace that is gone already is no error; one of that name with another alias is left
  /// alone.
  ///
  /// @return whether there was something to delete
  public boolean remove(LinkEnd end, String alias) {
    try (var netlink = Netlink.in(end.namespace())) {
      var link = Link.named(netlink, end.name()).filter(it -> it.alias().equals(aliasOf(alias)));
      link.ifPresent(it -> Link.delete(netlink, it));
      PolicyRules.removeOrphans(netlink);
      return link.isPresent();
    } catch (NoSuchNamespaceException gone) {
      return false;
    }
  }

  /// Deletes every interface of this owner in every namespace that can be found, and says how many
  /// there were.
  public int sweep() {
    int swept = 0;
    for (var namespace : NetworkNamespace.all()) {
      try (var netlink = Netlink.in(namespace)) {
        for (var link : Link.all(netlink)) {
          if (link.alias().startsWith(owner + " ")) {
            Link.delete(netlink, link);
            swept++;
          }
        }
        PolicyRules.removeOrphans(netlink);
      } catch (NoSuchNamespaceException goneMeanwhile) {
        // Its interfaces went with it.
      }
    }
    return swept;
  }

  /// The MTU of the interface that has the address.
  ///
  /// @throws IllegalArgumentException when no interface of the namespace has it
  public int mtuBehind(NetworkNamespace namespace, InetAddress address) {
    try (var netlink = Netlink.in(namespace)) {
      for (var link : Link.all(netlink)) {
        if (Addresses.present(netlink, link).stream()
            .anyMatch(it -> it.address().equals(address))) {
          return link.mtu();
        }
      }
    }
    throw new IllegalArgumentException(
        "no interface in " + namespace + " has the address " + address.getHostAddress());
  }

  private void prepareVeth(Netlink netlink, LinkEnd end, String alias) {
    netlink.execute(link(netlink, end).setAlias(aliasOf(alias)));
    var known = offload.get();
    if (known == null) {
      known = ChecksumOffload.of(netlink, end.name());
      offload.set(known);
    }
    known.switchOff(netlink, end.name());
  }

  private static Link link(Netlink netlink, LinkEnd end) {
    return Link.named(netlink, end.name())
        .orElseThrow(() -> new KernelException("find " + end, KernelException.ENODEV));
  }

  private static void enableIpv6(LinkEnd end) {
    var file = Path.of("/proc/sys/net/ipv6/conf", end.name(), "disable_ipv6");
    try {
      end.namespace().visit(() -> Files.writeString(file, "0"));
    } catch (IllegalStateException refused) {
      if (refused.getCause() instanceof IOException reason) {
        throw new IllegalStateException("cannot enable IPv6 at " + end, reason);
      }
      throw refused;
    }
  }

  private String aliasOf(String alias) {
    return owner + " " + alias;
  }
}
