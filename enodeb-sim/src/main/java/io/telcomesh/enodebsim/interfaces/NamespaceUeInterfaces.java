package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.userplane.IpCommand;
import io.telcomesh.userplane.TunInterface;
import io.telcomesh.userplane.UserPlane;
import java.io.IOException;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A network namespace for each UE, `tm-<instance>-ue-<n>`, in simulator 1
/// `tm-<instance>-ue-1-<n>`, with a TUN interface for each of its PDN connections: whatever runs in
/// it is that UE. It needs root.
///
/// The first interface has the default routes; a program takes another by the address that it binds
/// to.
public final class NamespaceUeInterfaces implements UeInterfaces {
  private static final System.Logger LOG = System.getLogger(NamespaceUeInterfaces.class.getName());
  private static final int HOST = 32;
  private static final int HOST_IPV6 = 64;

  private final UserPlane userPlane;
  private final String prefix;
  private final Map<TunInterface, String> namespaces = new ConcurrentHashMap<>();

  /// How many interfaces each namespace has.
  private final Map<String, Integer> interfaces = new ConcurrentHashMap<>();

  /// @param prefix of the namespaces' names, which the UE's number follows
  public NamespaceUeInterfaces(UserPlane userPlane, String prefix) {
    this.userPlane = userPlane;
    this.prefix = prefix;
  }

  @Override
  public UeInterface open(Wanted wanted) throws IOException {
    var namespace = prefix + wanted.number();
    enter(namespace);
    @Nullable TunInterface tun = null;
    try {
      tun = userPlane.createInterface(name(wanted));
      tun.moveTo(namespace);
      tun.up(wanted.mtu());
      if (wanted.ipv4().isPresent()) {
        var address = wanted.ipv4().get();
        tun.configure(address, HOST, wanted.mtu());
        route(namespace, wanted, tun, "-4", address.getHostAddress());
      }
      userPlane.attachUe(tun);
    } catch (IOException failed) {
      if (tun != null) {
        close(tun);
      }
      leave(List.of(namespace));
      throw failed;
    }
    var made = tun;
    namespaces.put(made, namespace);
    return new UeInterface(
        made,
        "namespace " + namespace,
        address -> add(namespace, wanted, made, address),
        () -> closeAll(Set.of(made)));
  }

  /// One command for all of them: a command each takes seconds for hundreds.
  @Override
  public void closeAll(List<UeInterface> open) {
    closeAll(open.stream().map(UeInterface::tun).collect(Collectors.toSet()));
  }

  private void closeAll(Set<TunInterface> tuns) {
    var left = new ArrayList<String>();
    for (var tun : tuns) {
      userPlane.detach(tun);
      close(tun);
      Optional.ofNullable(namespaces.remove(tun)).ifPresent(left::add);
    }
    leave(left);
  }

  private static void add(String namespace, Wanted wanted, TunInterface tun, Inet6Address address)
      throws IOException {
    tun.configure(address, HOST_IPV6, Math.max(wanted.mtu(), 1280)); // RFC 8200 §5
    route(namespace, wanted, tun, "-6", address.getHostAddress());
  }

  private static void route(
      String namespace, Wanted wanted, TunInterface tun, String family, String address)
      throws IOException {
    if (wanted.first()) {
      IpCommand.run(family, "-n", namespace, "route", "replace", "default", "dev", tun.name());
      return;
    }
    var table = String.valueOf(wanted.bearer().value());
    IpCommand.run(
        family, "-n", namespace, "route", "replace", "default", "dev", tun.name(), "table", table);
    IpCommand.tryRun(family, "-n", namespace, "rule", "delete", "lookup", table);
    IpCommand.run(family, "-n", namespace, "rule", "add", "from", address, "lookup", table);
  }

  private static String name(Wanted wanted) {
    return wanted.first()
        ? "ue" + wanted.number()
        : "ue%d-%d".formatted(wanted.number(), wanted.bearer().value());
  }

  /// The first interface of a UE makes its namespace.
  private synchronized void enter(String namespace) throws IOException {
    if (interfaces.merge(namespace, 1, Integer::sum) > 1) {
      return;
    }
    IpCommand.tryRun("netns", "delete", namespace); // of a run that was killed
    try {
      IpCommand.run("netns", "add", namespace);
      IpCommand.run("-n", namespace, "link", "set", "lo", "up");
    } catch (IOException failed) {
      leave(List.of(namespace));
      throw failed;
    }
  }

  /// The last one deletes it.
  private synchronized void leave(List<String> left) {
    var deletions = new ArrayList<String>();
    for (var namespace : left) {
      if (interfaces.merge(namespace, -1, Integer::sum) == 0) {
        interfaces.remove(namespace);
        deletions.add("netns delete " + namespace);
      }
    }
    IpCommand.tryBatch(deletions);
  }

  private static void close(TunInterface tun) {
    try {
      tun.close();
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.WARNING, "Closing " + tun, failed);
    }
  }
}
