package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.codec.Octets;
import java.net.Inet4Address;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// An interface without a machine: what comes is remembered, and a ping is answered, so that the
/// user plane can be proven in virtual time.
public final class MemoryUeInterface implements UeInterface {
  private final Inet4Address address;
  private final int mtu;
  private final Runnable closing;
  private final List<Octets> received = new CopyOnWriteArrayList<>();
  private volatile Consumer<Octets> uplink = _ -> {};

  MemoryUeInterface(Inet4Address address, int mtu, Runnable closing) {
    this.address = address;
    this.mtu = mtu;
    this.closing = closing;
  }

  public Inet4Address address() {
    return address;
  }

  public int mtu() {
    return mtu;
  }

  /// Where a bearer takes what the UE sends.
  public void sendsTo(Consumer<Octets> bearer) {
    uplink = bearer;
  }

  /// The UE sends an IPv4 packet.
  public void send(Octets packet) {
    uplink.accept(packet);
  }

  /// The UE sends an ICMP echo request; the reply is among [#received].
  public void ping(Inet4Address to, int sequence) {
    send(IcmpEcho.request(address, to, sequence).packet());
  }

  /// A downlink packet came.
  public void receive(Octets packet) {
    received.add(packet);
    IcmpEcho.read(packet)
        .filter(echo -> echo.request() && echo.destination().equals(address))
        .ifPresent(echo -> send(echo.reply().packet()));
  }

  /// All downlink packets, in order.
  public List<Octets> received() {
    return List.copyOf(received);
  }

  /// Whether the reply to a ping came.
  public boolean pong(int sequence) {
    return received.stream()
        .flatMap(packet -> IcmpEcho.read(packet).stream())
        .anyMatch(echo -> !echo.request() && echo.sequence() == sequence);
  }

  @Override
  public String description() {
    return "in memory";
  }

  @Override
  public void close() {
    uplink = _ -> {};
    closing.run();
  }
}
