package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.userplane.TunInterface;

/// A TUN interface with the UE's address, its own or one that all UEs share.
public final class TunUeInterface implements UeInterface {
  private final TunInterface tun;
  private final String description;
  private final Runnable closing;

  TunUeInterface(TunInterface tun, String description, Runnable closing) {
    this.tun = tun;
    this.description = description;
    this.closing = closing;
  }

  public TunInterface tun() {
    return tun;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public void close() {
    closing.run();
  }
}
