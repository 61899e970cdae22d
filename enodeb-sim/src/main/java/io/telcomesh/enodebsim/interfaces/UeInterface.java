package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.userplane.TunInterface;

/// Where packets of one UE leave and enter the simulator: a TUN interface with the UE's address,
/// its own or one that all UEs share.
public final class UeInterface {
  private final TunInterface tun;
  private final String description;
  private final Runnable closing;

  /// @param description for the eye: how a program becomes this UE
  /// @param closing may block
  UeInterface(TunInterface tun, String description, Runnable closing) {
    this.tun = tun;
    this.description = description;
    this.closing = closing;
  }

  public TunInterface tun() {
    return tun;
  }

  public String description() {
    return description;
  }

  /// It may block.
  public void close() {
    closing.run();
  }
}
