package io.telcomesh.userplane;

import io.telcomesh.referencepoints.udp.UdpProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The user plane of one function in a simulated world: the same rules and octets over datagrams in
/// memory, and interfaces without a kernel.
public final class InMemoryUserPlane implements UserPlaneProvider {
  private final UdpProvider udp;
  private final LongSupplier nanoTime;
  private final Map<String, InMemoryTun> interfaces = new ConcurrentHashMap<>();

  /// @param udp of the function
  /// @param nanoTime the world's clock
  public InMemoryUserPlane(UdpProvider udp, LongSupplier nanoTime) {
    this.udp = udp;
    this.nanoTime = nanoTime;
  }

  @Override
  public UserPlane start(Consumer<UserPlaneEvent> listener) {
    return UserPlane.inMemory(udp, nanoTime, this::tun, listener);
  }

  /// The interface of this name, whether the function has made it yet or not.
  public InMemoryTun tun(String name) {
    return interfaces.computeIfAbsent(name, InMemoryTun::new);
  }
}
