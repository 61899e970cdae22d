package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.userplane.IpCommand;
import io.telcomesh.userplane.TunInterface;
import io.telcomesh.userplane.UserPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// All UEs on one TUN interface: a program that binds to the address of one is that UE (`curl
/// --interface 10.45.0.2`). No namespaces, so it works in a pod that may only administer its own
/// network.
///
/// The kernel learns of blocks of addresses, not of UEs: the first UE of a /24 has it routed, the
/// others cost nothing. What a program sends from an address that no UE has goes nowhere.
public final class SharedUeInterfaces implements UeInterfaces, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SharedUeInterfaces.class.getName());
  private static final String NAME = "tm-ue";

  /// The routing table of what UEs send.
  private static final String TABLE = "4500";

  private final UserPlane userPlane;
  private final TunInterface tun;
  private final Map<String, Boolean> blocks = new ConcurrentHashMap<>();

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
      IpCommand.tryRun("-6", "route", "replace", "default", "dev", NAME, "table", TABLE);
      userPlane.attachUe(tun);
    } catch (IOException failed) {
      tun.close();
      throw failed;
    }
    return new SharedUeInterfaces(userPlane, tun);
  }

  @Override
  public UeInterface open(Wanted wanted) throws IOException {
    if (wanted.ipv4().isPresent()) {
      route(blockOf(wanted.ipv4().get()));
    }
    var text =
        wanted.ipv4().map(address -> "address %s on %s".formatted(address.getHostAddress(), NAME));
    return new UeInterface(
        tun, text.orElse("on " + NAME), address -> route(blockOf(address)), () -> {});
  }

  private void route(String block) throws IOException {
    try {
      blocks.computeIfAbsent(block, SharedUeInterfaces::routed);
    } catch (UncheckedIOException refused) {
      throw refused.getCause();
    }
  }

  /// The whole prefix of a UE.
  private static String blockOf(Inet6Address address) {
    return UePrefix.of(address).toString();
  }

  private static String blockOf(Inet4Address address) {
    var octets = address.getAddress();
    return "%d.%d.%d.0/24".formatted(octets[0] & 0xff, octets[1] & 0xff, octets[2] & 0xff);
  }

  /// Programs may bind to all addresses of the block, and what they send from one goes to the UEs.
  private static boolean routed(String block) {
    try {
      IpCommand.tryRun(
          family(block), "rule", "delete", "from", block, "lookup", TABLE); // of a killed run
      IpCommand.run(
          family(block), "route", "replace", "local", block, "dev", NAME, "table", "local");
      IpCommand.run(family(block), "rule", "add", "from", block, "lookup", TABLE);
      return true;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static String family(String block) {
    return block.contains(":") ? "-6" : "-4";
  }

  @Override
  public void close() {
    try {
      userPlane.detach(tun);
      blocks
          .keySet()
          .forEach(block ->
              IpCommand.tryRun(family(block), "rule", "delete", "from", block, "lookup", TABLE));
      tun.close();
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.WARNING, "Closing " + tun, failed);
    }
  }
}
