package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.codec.Octets;
import io.telcomesh.userplane.InMemoryTun;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// The only program behind an interface in memory: it remembers what comes and answers a ping, so
/// that the user plane can be proven in virtual time.
public final class MemoryUe {
  private final InMemoryTun tun;
  private final List<InetAddress> addresses = new CopyOnWriteArrayList<>();
  private final List<Octets> received = new CopyOnWriteArrayList<>();
  private final AtomicBoolean open = new AtomicBoolean(true);

  MemoryUe(InMemoryTun tun) {
    this.tun = tun;
    tun.delivering(this::receive);
  }

  void has(InetAddress address) {
    addresses.add(address);
  }

  /// @return whether it was open until now
  boolean close() {
    return open.getAndSet(false);
  }

  /// The UE sends an IP packet.
  public void send(Octets packet) {
    tun.send(packet);
  }

  /// The UE sends an ICMP echo request; see [#pong].
  public void ping(Inet4Address to, int sequence) {
    addresses.stream()
        .filter(Inet4Address.class::isInstance)
        .map(Inet4Address.class::cast)
        .forEach(from -> send(IcmpEcho.request(from, to, sequence).packet()));
  }

  /// Whether the reply to a ping came.
  public boolean pong(int sequence) {
    return received.stream()
        .flatMap(packet -> IcmpEcho.read(packet).stream())
        .anyMatch(echo -> !echo.request() && echo.sequence() == sequence);
  }

  /// All downlink packets, in order.
  public List<Octets> received() {
    return List.copyOf(received);
  }

  private void receive(Octets packet) {
    received.add(packet);
    IcmpEcho.read(packet)
        .filter(echo -> echo.request() && addresses.contains(echo.destination()))
        .ifPresent(echo -> send(echo.reply().packet()));
  }
}
