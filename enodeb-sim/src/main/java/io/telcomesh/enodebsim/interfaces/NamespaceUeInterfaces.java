package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.userplane.IpCommand;
import io.telcomesh.userplane.TunInterface;
import io.telcomesh.userplane.UserPlane;
import java.io.IOException;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A network namespace with a TUN interface of its own for each UE, `tm-<instance>-ue-<n>`:
/// whatever runs in it is that UE. It needs root.
public final class NamespaceUeInterfaces implements UeInterfaces {
  private static final System.Logger LOG = System.getLogger(NamespaceUeInterfaces.class.getName());
  private static final int HOST = 32;

  private final UserPlane userPlane;
  private final String prefix;
  private final Map<TunInterface, String> namespaces = new ConcurrentHashMap<>();

  /// @param instance of the topology, which the namespaces are named after
  public NamespaceUeInterfaces(UserPlane userPlane, String instance) {
    this.userPlane = userPlane;
    this.prefix = "tm-%s-ue-".formatted(instance);
  }

  @Override
  public UeInterface open(int number, Inet4Address address, int mtu) throws IOException {
    var namespace = prefix + number;
    IpCommand.tryRun("netns", "delete", namespace); // of a run that was killed
    IpCommand.run("netns", "add", namespace);
    @Nullable TunInterface tun = null;
    try {
      IpCommand.run("-n", namespace, "link", "set", "lo", "up");
      tun = userPlane.createInterface("ue" + number);
      tun.moveTo(namespace);
      tun.configure(address, HOST, mtu);
      tun.route("default");
      userPlane.attachUe(tun);
    } catch (IOException failed) {
      if (tun != null) {
        close(tun);
      }
      IpCommand.tryRun("netns", "delete", namespace);
      throw failed;
    }
    var made = tun;
    namespaces.put(made, namespace);
    return new UeInterface(made, "namespace " + namespace, () -> closeAll(Set.of(made)));
  }

  /// One command for all of them: a command each takes seconds for hundreds.
  @Override
  public void closeAll(List<UeInterface> open) {
    closeAll(open.stream().map(UeInterface::tun).collect(Collectors.toSet()));
  }

  private void closeAll(Set<TunInterface> tuns) {
    var deletions = new ArrayList<String>();
    for (var tun : tuns) {
      userPlane.detach(tun);
      close(tun);
      Optional.ofNullable(namespaces.remove(tun))
          .ifPresent(namespace -> deletions.add("netns delete " + namespace));
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
