package io.telcomesh.pgw.sgi;

import io.telcomesh.referencepoints.Wire;
import io.telcomesh.userplane.KernelForwarding;
import io.telcomesh.userplane.TunInterface;
import java.io.IOException;
import java.util.Optional;

/// The kernel forwards between the UEs' interface and the wire's, and nothing else takes that way:
/// no UE reaches an address of ours. Addresses are translated only where the operator wants it.
public final class KernelSgi implements SgiPort {
  private static final int TABLE = 2152;

  private final boolean translating;
  private Optional<KernelForwarding> forwarding = Optional.empty();

  /// @param translating UEs share the address of the wire
  public KernelSgi(boolean translating) {
    this.translating = translating;
  }

  @Override
  public void open(TunInterface ues) throws IOException {
    var kernel = new KernelForwarding(ues, TABLE);
    kernel.enable();
    forwarding = Optional.of(kernel);
  }

  @Override
  public void up(Wire wire) throws IOException {
    var device =
        wire.interfaceName()
            .orElseThrow(() -> new IOException("the wire of sgi names no interface: " + wire));
    var gateway = wire.peer().orElseThrow(() -> new IOException("sgi has no peer: " + wire));
    if (forwarding.isPresent()) {
      forwarding.get().through(device, gateway);
      if (translating) {
        forwarding.get().translate(device);
      }
    }
  }

  @Override
  public void down(Wire wire) throws IOException {
    if (forwarding.isPresent()) {
      forwarding.get().nowhere();
    }
  }

  @Override
  public void close() throws IOException {
    if (forwarding.isPresent()) {
      if (translating) {
        forwarding.get().keepAddresses();
      }
      forwarding.get().close();
    }
  }
}
