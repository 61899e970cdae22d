package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.gtp.Teid;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.s1ap.CauseTransport;
import io.telcomesh.s1ap.ERabItem;
import io.telcomesh.s1ap.ERabSetup;
import io.telcomesh.s1ap.ERabToBeSetup;
import io.telcomesh.s1ap.TransportLayerAddress;
import io.telcomesh.userplane.RouterDiscovery;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bearers that an eNodeB sets up for a UE, TS 36.413 §8.2.1 and §8.3.1.
final class RadioBearers {
  private final UePorts sim;
  private final S1Connection connection;
  private final List<ERabSetup> setUp = new ArrayList<>();
  private final List<ERabItem> failed = new ArrayList<>();

  RadioBearers(UePorts sim, S1Connection connection) {
    this.sim = sim;
    this.connection = connection;
  }

  void setUp(ERabToBeSetup wanted) {
    var identity = wanted.eRabId();
    var given = wanted.transportLayerAddress();
    var bearer =
        given
            .ipv4()
            .<InetAddress>map(ipv4 -> ipv4)
            .or(given::ipv6)
            .map(address -> new Bearers.Sgw(address, new Teid(wanted.gtpTeid())))
            .flatMap(sgw ->
                sim.bearers()
                    .setUp(
                        sgw,
                        () -> sim.runner().post(new UeMessage.BearerLost(connection)),
                        packet -> linkPacket(identity, packet)));
    bearer.ifPresentOrElse(
        made -> {
          connection.add(identity, made);
          var local = TransportLayerAddress.of(made.local());
          setUp.add(new ERabSetup(identity, local, made.teid().value()));
        },
        () -> failed.add(new ERabItem(identity, CauseTransport.TRANSPORT_RESOURCE_UNAVAILABLE)));
  }

  /// Gives the UE what came with a bearer that is there.
  void passNasOn(ERabToBeSetup wanted) {
    if (connection.bearer(wanted.eRabId()).isPresent()) {
      wanted.nasPdu().ifPresent(this::passOn);
    }
  }

  void passOn(Octets nas) {
    sim.runner().post(new UeMessage.Nas(connection, new DownlinkNas(nas)));
  }

  List<ERabSetup> setUp() {
    return setUp;
  }

  Optional<List<ERabItem>> failed() {
    return failed.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(failed));
  }

  private void linkPacket(EpsBearerIdentity identity, Octets packet) {
    if (RouterDiscovery.read(packet).orElse(null)
        instanceof RouterDiscovery.Advertisement advertisement) {
      sim.runner().post(new UeMessage.RouterAdvertised(identity, advertisement));
    }
  }
}
