package io.telcomesh.enodebsim.esm;

import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.userplane.UeAddresses;
import java.io.IOException;
import java.net.Inet6Address;

/// The UE makes its IPv6 address of the prefix that its router has told, RFC 4862 §5.5.3. It never
/// waits, so nothing collides with it.
public final class AddressConfiguration extends Procedure<UeMessage> {
  private static final System.Logger LOG = System.getLogger(AddressConfiguration.class.getName());

  private final UePorts sim;
  private final UeMessage.RouterAdvertised advertised;

  public AddressConfiguration(UePorts sim, UeMessage.RouterAdvertised advertised) {
    this.sim = sim;
    this.advertised = advertised;
  }

  @Override
  protected void run() {
    sim.ue()
        .pdn(advertised.bearer())
        .filter(pdn -> pdn.ipv6().isEmpty() && pdn.interfaceIdentifier().isPresent())
        .ifPresent(pdn -> configure(pdn, advertised.advertisement().prefix()));
  }

  private void configure(PdnConnection pdn, UePrefix prefix) {
    var configured = pdn.with(prefix);
    sim.ue().pdn(configured);
    pdn.uplink().add(UeAddresses.of(prefix));
    var address = configured.ipv6().orElseThrow();
    sim.runner().scheduler().offload(() -> add(pdn, address));
  }

  private static void add(PdnConnection pdn, Inet6Address address) {
    try {
      pdn.ueInterface().add(address);
    } catch (IOException refused) {
      LOG.log(System.Logger.Level.WARNING, "A UE's interface has no IPv6", refused);
    }
  }
}
