package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.kernel.KernelException;
import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.userplane.TunInterface;
import io.telcomesh.userplane.UserPlane;
import java.io.IOException;
import java.net.Inet6Address;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
        route(wanted, tun, address.getHostAddress() + "/" + HOST, "default");
      }
      userPlane.attachUe(tun);
    } catch (IOException failed) {
      if (tun != null) {
        close(tun);
      }
      leave(namespace);
      throw failed;
    }
    var made = tun;
    return new UeInterface(
        made,
        "namespace " + namespace,
        address -> add(wanted, made, address),
        () -> close(made, namespace));
  }

  private void close(TunInterface tun, String namespace) {
    userPlane.detach(tun);
    close(tun);
    leave(namespace);
  }

  private static void add(Wanted wanted, TunInterface tun, Inet6Address address)
      throws IOException {
    tun.configure(address, HOST_IPV6, Math.max(wanted.mtu(), 1280)); // RFC 8200 §5
    route(wanted, tun, address.getHostAddress() + "/128", "::/0");
  }

  private static void route(Wanted wanted, TunInterface tun, String own, String everywhere)
      throws IOException {
    if (wanted.first()) {
      tun.route(everywhere);
    } else {
      tun.lead(own, wanted.bearer().value());
    }
  }

  private static String name(Wanted wanted) {
    return wanted.first()
        ? "ue" + wanted.number()
        : "ue%d-%d".formatted(wanted.number(), wanted.bearer().value());
  }

  /// The first interface of a UE makes its namespace.
  private void enter(String namespace) throws IOException {
    try {
      interfaces.compute(namespace, (_, open) -> open == null ? make(namespace) : open + 1);
    } catch (KernelException refused) {
      throw new IOException(refused.getMessage(), refused);
    }
  }

  private static int make(String namespace) {
    NetworkNamespace.delete(namespace); // of a run that was killed
    NetworkNamespace.create(namespace);
    return 1;
  }

  /// The last one deletes it.
  private void leave(String namespace) {
    interfaces.computeIfPresent(
        namespace,
        (_, open) -> {
          if (open > 1) {
            return open - 1;
          }
          delete(namespace);
          return null;
        });
  }

  private static void delete(String namespace) {
    try {
      NetworkNamespace.delete(namespace);
    } catch (KernelException failed) {
      LOG.log(System.Logger.Level.WARNING, "Deleting " + namespace, failed);
    }
  }

  private static void close(TunInterface tun) {
    try {
      tun.close();
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.WARNING, "Closing " + tun, failed);
    }
  }
}
