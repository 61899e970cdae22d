package io.telcomesh.enodebsim.interfaces;

import java.io.IOException;
import java.net.Inet4Address;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Interfaces in memory, for simulated worlds.
public final class MemoryUeInterfaces implements UeInterfaces {
  private final Map<Inet4Address, MemoryUeInterface> open = new ConcurrentHashMap<>();

  /// @throws IOException when another UE has the address
  @Override
  public MemoryUeInterface open(int number, Inet4Address address, int mtu) throws IOException {
    var made = new MemoryUeInterface(address, mtu, () -> open.remove(address));
    if (open.putIfAbsent(address, made) != null) {
      throw new IOException("two UEs have the address " + address.getHostAddress());
    }
    return made;
  }

  /// The interface with an address.
  public Optional<MemoryUeInterface> find(Inet4Address address) {
    return Optional.ofNullable(open.get(address));
  }

  /// How many are open.
  public int size() {
    return open.size();
  }
}
