package io.telcomesh.enodebsim.esm;

import static io.telcomesh.enodebsim.UeTimers.ROUTER_SOLICITATION;

import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.userplane.RouterDiscovery.Solicitation;
import java.net.Inet6Address;
import java.net.InetAddress;

/// The UE asks its router for the prefix of a PDN connection, three times at most: RFC 4861 §6.3.7.
/// It never waits, so nothing collides with it.
public final class RouterSearch extends Procedure<UeMessage> {
  private static final UePrefix LINK_LOCAL =
      UePrefix.of((Inet6Address) InetAddress.ofLiteral("fe80::"));
  private static final int MOST = 3;

  private final UePorts sim;
  private final UeMessage.RouterMissing missing;

  public RouterSearch(UePorts sim, UeMessage.RouterMissing missing) {
    this.sim = sim;
    this.missing = missing;
  }

  @Override
  protected void run() {
    sim.ue()
        .pdn(missing.bearer())
        .filter(pdn -> pdn.ipv6().isEmpty() && missing.attempt() <= MOST)
        .ifPresent(this::ask);
  }

  private void ask(PdnConnection pdn) {
    var source = LINK_LOCAL.address(pdn.interfaceIdentifier().orElseThrow());
    sim.ue()
        .connection()
        .flatMap(connection -> connection.bearer(pdn.defaultBearer()))
        .ifPresent(bearer -> bearer.send(new Solicitation(source).packet()));
    sim.runner()
        .postAfter(
            ROUTER_SOLICITATION,
            new UeMessage.RouterMissing(missing.bearer(), missing.attempt() + 1));
  }
}
