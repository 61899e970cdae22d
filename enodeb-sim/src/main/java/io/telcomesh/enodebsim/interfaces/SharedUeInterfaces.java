package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.userplane.IpCommand;
import io.telcomesh.userplane.TunInterface;
import io.telcomesh.userplane.UserPlane;
import java.io.IOException;
import java.net.Inet4Address;

/// The addresses of all UEs on one TUN interface: a program that binds to one of them is that UE
/// (`curl --interface 10.45.0.2`). No namespaces, so it works in a pod that may only administer its
/// own network.
public final class SharedUeInterfaces implements UeInterfaces, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SharedUeInterfaces.class.getName());
  private static final String NAME = "tm-ue";

  /// The routing table of what UEs send.
  private static final String TABLE = "4500";

  private final UserPlane userPlane;
  private final TunInterface tun;

  private SharedUeInterfaces(UserPlane userPlane, TunInterface tun) {
    this.userPlane = userPlane;
    this.tun = tun;
  }

  /// @param mtu of all UEs, whatever the network says
  /// @throws IOException when the machine does not let us
  public static SharedUeInterfaces open(UserPlane userPlane, int mtu) throws IOException {
    var tun = userPlane.createInterface(NAME);
    try {
      tun.up(mtu);
      IpCommand.run("route", "replace", "default", "dev", NAME, "table", TABLE);
      userPlane.attachUe(tun);
    } catch (IOException failed) {
      tun.close();
      throw failed;
    }
    return new SharedUeInterfaces(userPlane, tun);
  }

  @Override
  public UeInterface open(int number, Inet4Address address, int mtu) throws IOException {
    var text = address.getHostAddress();
    IpCommand.tryRun("rule", "delete", "from", text, "lookup", TABLE);
    IpCommand.run("address", "replace", text + "/32", "dev", NAME);
    IpCommand.run("rule", "add", "from", text, "lookup", TABLE);
    return new UeInterface(
        tun,
        "address %s on %s".formatted(text, NAME),
        () -> {
          IpCommand.tryRun("rule", "delete", "from", text, "lookup", TABLE);
          IpCommand.tryRun("address", "delete", text + "/32", "dev", NAME);
        });
  }

  @Override
  public void close() {
    try {
      userPlane.detach(tun);
      tun.close();
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.WARNING, "Closing " + tun, failed);
    }
  }
}
