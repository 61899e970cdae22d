package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.userplane.TunInterface;
import java.io.IOException;
import java.net.Inet6Address;

/// Where packets of one PDN connection leave and enter the simulator: a TUN interface with the UE's
/// address, its own or one that all UEs share.
public final class UeInterface {
  private final TunInterface tun;
  private final String description;
  private final AddressAdding adding;
  private final Runnable closing;

  /// Gives an interface an IPv6 address.
  @FunctionalInterface
  interface AddressAdding {
    void add(Inet6Address address) throws IOException;
  }

  /// @param description for the eye: how a program becomes this UE
  /// @param adding may block
  /// @param closing may block
  UeInterface(TunInterface tun, String description, AddressAdding adding, Runnable closing) {
    this.tun = tun;
    this.description = description;
    this.adding = adding;
    this.closing = closing;
  }

  public TunInterface tun() {
    return tun;
  }

  public String description() {
    return description;
  }

  /// Gives it an IPv6 address too. It may block.
  ///
  /// @throws IOException when the machine does not let us
  public void add(Inet6Address address) throws IOException {
    adding.add(address);
  }

  /// It may block.
  public void close() {
    closing.run();
  }
}
