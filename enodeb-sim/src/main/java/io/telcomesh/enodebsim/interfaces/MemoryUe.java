package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.codec.Octets;
import io.telcomesh.userplane.InMemoryTun;
import java.net.Inet4Address;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The only program behind an interface in memory: it remembers what comes and answers a ping, so
/// that the user plane can be proven in virtual time.
public final class MemoryUe {
  private final Inet4Address address;
  private final InMemoryTun tun;
  private final List<Octets> received = new CopyOnWriteArrayList<>();

  MemoryUe(Inet4Address address, InMemoryTun tun) {
    this.address = address;
    this.tun = tun;
    tun.delivering(this::receive);
  }

  /// The UE sends an IPv4 packet.
  public void send(Octets packet) {
    tun.send(packet);
  }

  /// The UE sends an ICMP echo request; see [#pong].
  public void ping(Inet4Address to, int sequence) {
    send(IcmpEcho.request(address, to, sequence).packet());
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
        .filter(echo -> echo.request() && echo.destination().equals(address))
        .ifPresent(echo -> send(echo.reply().packet()));
  }
}
