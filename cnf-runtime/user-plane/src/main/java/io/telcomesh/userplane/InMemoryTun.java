package io.telcomesh.userplane;

import io.telcomesh.codec.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;

/// An interface without a kernel. What would be behind it, programs or the packet data network, is
/// whatever [#delivering] names and whoever calls [#send].
public final class InMemoryTun implements TunInterface {
  private final String name;
  private boolean ipv6 = true;
  private Consumer<Octets> behind = _ -> {};
  private Optional<Consumer<Octets>> userPlane = Optional.empty();

  InMemoryTun(String name) {
    this.name = name;
  }

  /// Who takes the packets that the user plane brings, from now on.
  ///
  /// @param behind called in the middle of forwarding; it may [#send]
  public void delivering(Consumer<Octets> behind) {
    this.behind = behind;
  }

  /// Gives the user plane an IP packet; lost where the interface is attached to none.
  public void send(Octets packet) {
    userPlane.ifPresent(plane -> plane.accept(packet));
  }

  /// Where it is has IPv6 switched off.
  public void withoutIpv6() {
    ipv6 = false;
  }

  void attached(Consumer<Octets> plane) {
    userPlane = Optional.of(plane);
  }

  void detached() {
    userPlane = Optional.empty();
  }

  void deliver(Octets packet) {
    behind.accept(packet);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void moveTo(String newNamespace) {}

  @Override
  public void configure(InetAddress address, int prefixLength, int mtu) {}

  @Override
  public void up(int mtu) {}

  @Override
  public boolean hasIpv6() {
    return ipv6;
  }

  @Override
  public void route(String prefix) throws IOException {
    if (!ipv6 && prefix.contains(":")) {
      throw new IOException("IPv6 is off: " + prefix);
    }
  }

  @Override
  public void lead(String from, int table) {}

  @Override
  public void own(String prefix) {}

  @Override
  public void disown(String prefix) {}

  @Override
  public void close() {
    detached();
  }

  @Override
  public String toString() {
    return name + " in memory";
  }
}
