package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.userplane.InMemoryTun;
import io.telcomesh.userplane.UserPlane;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Interfaces in memory, for simulated worlds and for load without packets.
public final class MemoryUeInterfaces implements UeInterfaces {
  private final UserPlane userPlane;
  private final Map<InetAddress, MemoryUe> ues = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();

  /// @param userPlane in memory too
  public MemoryUeInterfaces(UserPlane userPlane) {
    this.userPlane = userPlane;
  }

  /// @throws IOException when another UE has the address
  @Override
  public UeInterface open(Wanted wanted) throws IOException {
    var name = "ue%d-%d".formatted(wanted.number(), wanted.bearer().value());
    if (!(userPlane.createInterface(name) instanceof InMemoryTun tun)) {
      throw new IOException("the user plane is the kernel's");
    }
    var ue = new MemoryUe(tun);
    if (wanted.ipv4().isPresent()) {
      add(ue, wanted.ipv4().get());
    }
    userPlane.attachUe(tun);
    open.incrementAndGet();
    return new UeInterface(tun, "in memory", address -> add(ue, address), () -> close(ue, tun));
  }

  /// The UE with an address.
  public Optional<MemoryUe> find(InetAddress address) {
    return Optional.ofNullable(ues.get(address));
  }

  /// How many interfaces are open.
  public int size() {
    return open.get();
  }

  private void add(MemoryUe ue, InetAddress address) throws IOException {
    if (ues.putIfAbsent(address, ue) != null) {
      throw new IOException("two UEs have the address " + address.getHostAddress());
    }
    ue.has(address);
  }

  private void close(MemoryUe ue, InMemoryTun tun) {
    if (ue.close()) {
      open.decrementAndGet();
    }
    ues.values().removeIf(each -> each == ue);
    userPlane.detach(tun);
    tun.close();
  }
}
