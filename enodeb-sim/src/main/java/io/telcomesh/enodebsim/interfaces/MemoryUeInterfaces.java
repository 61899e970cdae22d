package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.userplane.InMemoryTun;
import io.telcomesh.userplane.UserPlane;
import java.io.IOException;
import java.net.Inet4Address;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Interfaces in memory, for simulated worlds and for load without packets.
public final class MemoryUeInterfaces implements UeInterfaces {
  private final UserPlane userPlane;
  private final Map<Inet4Address, MemoryUe> ues = new ConcurrentHashMap<>();

  /// @param userPlane in memory too
  public MemoryUeInterfaces(UserPlane userPlane) {
    this.userPlane = userPlane;
  }

  /// @throws IOException when another UE has the address
  @Override
  public UeInterface open(int number, Inet4Address address, int mtu) throws IOException {
    if (!(userPlane.createInterface("ue" + number) instanceof InMemoryTun tun)) {
      throw new IOException("the user plane is the kernel's");
    }
    var ue = new MemoryUe(address, tun);
    if (ues.putIfAbsent(address, ue) != null) {
      throw new IOException("two UEs have the address " + address.getHostAddress());
    }
    userPlane.attachUe(tun);
    return new UeInterface(tun, "in memory", () -> close(address, tun));
  }

  /// The UE with an address.
  public Optional<MemoryUe> find(Inet4Address address) {
    return Optional.ofNullable(ues.get(address));
  }

  /// How many interfaces are open.
  public int size() {
    return ues.size();
  }

  private void close(Inet4Address address, InMemoryTun tun) {
    userPlane.detach(tun);
    tun.close();
    ues.remove(address);
  }
}
