package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.userplane.TunInterface;
import io.telcomesh.userplane.UserPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// All UEs on one TUN interface: a program that binds to the address of one is that UE (`curl
/// --interface 10.45.0.2`). No namespaces, so it works in a pod that may only administer its own
/// network.
///
/// Only the UEs' own addresses are the machine's: others of the same block are other simulators'.
/// What a program sends is led by blocks of addresses: the first UE of a /24 makes the rule.
public final class SharedUeInterfaces implements UeInterfaces, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SharedUeInterfaces.class.getName());
  private static final String NAME = "tm-ue";

  /// The routing table of what UEs send.
  private static final int TABLE = 4500;

  private final UserPlane userPlane;
  private final TunInterface tun;
  private final Map<String, Boolean> blocks = new ConcurrentHashMap<>();
  private final Map<String, Integer> addresses = new ConcurrentHashMap<>();

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
      userPlane.attachUe(tun);
    } catch (IOException failed) {
      tun.close();
      throw failed;
    }
    return new SharedUeInterfaces(userPlane, tun);
  }

  @Override
  public UeInterface open(Wanted wanted) throws IOException {
    var own = new CopyOnWriteArrayList<String>();
    if (wanted.ipv4().isPresent()) {
      var address = wanted.ipv4().get();
      take(address.getHostAddress() + "/32", blockOf(address), own);
    }
    var text =
        wanted.ipv4().map(address -> "address %s on %s".formatted(address.getHostAddress(), NAME));
    return new UeInterface(
        tun,
        text.orElse("on " + NAME),
        address -> take(blockOf(address), blockOf(address), own),
        () -> own.forEach(this::giveBack));
  }

  /// Their addresses go with the interface that they share.
  @Override
  public void closeAll(List<UeInterface> open) {}

  /// @param own of the UE, which gets one more
  private void take(String address, String block, List<String> own) throws IOException {
    try {
      blocks.computeIfAbsent(block, this::led);
      addresses.compute(
          address, (_, users) -> users == null || users == 0 ? local(address) : users + 1);
      own.add(address);
    } catch (UncheckedIOException refused) {
      throw refused.getCause();
    }
  }

  /// The next connection may have the address before this one is gone.
  private void giveBack(String address) {
    addresses.computeIfPresent(
        address,
        (_, users) -> {
          if (users == 1) {
            noLongerLocal(address);
          }
          return users - 1;
        });
  }

  /// The whole prefix of a UE.
  private static String blockOf(Inet6Address address) {
    return UePrefix.of(address).toString();
  }

  private static String blockOf(Inet4Address address) {
    var octets = address.getAddress();
    return "%d.%d.%d.0/24".formatted(octets[0] & 0xff, octets[1] & 0xff, octets[2] & 0xff);
  }

  /// Programs may bind to the address.
  private int local(String address) {
    try {
      tun.own(address);
      return 1;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private void noLongerLocal(String address) {
    try {
      tun.disown(address);
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.WARNING, "Giving back " + address, failed);
    }
  }

  /// What programs send from an address of the block goes to the UEs.
  private boolean led(String block) {
    try {
      tun.lead(block, TABLE);
      return true;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
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
