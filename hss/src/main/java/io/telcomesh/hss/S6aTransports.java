package io.telcomesh.hss;

import io.telcomesh.referencepoints.diameter.DiameterTransport;
import io.telcomesh.referencepoints.diameter.SctpDiameterTransport;
import io.telcomesh.referencepoints.live.LiveSctp;
import io.telcomesh.referencepoints.live.TcpDiameterTransport;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The transports that the HSS listens at, and what they run on.
record S6aTransports(List<DiameterTransport> all, List<AutoCloseable> owned) {

  /// @throws IOException when SCTP is asked for and this machine cannot have it
  static S6aTransports open(HssProperties settings) throws IOException {
    var all = new ArrayList<DiameterTransport>();
    var owned = new ArrayList<AutoCloseable>();
    for (var transport : settings.transports()) {
      switch (transport) {
        case TCP -> all.add(new TcpDiameterTransport());
        case SCTP -> {
          var sctp = LiveSctp.open(settings.sctpUdpPort());
          owned.add(sctp);
          all.add(new SctpDiameterTransport(sctp, SctpOptions.SIGNALLING));
        }
      }
    }
    return new S6aTransports(List.copyOf(all), List.copyOf(owned));
  }

  void close() throws Exception {
    for (var transport : all) {
      transport.close();
    }
    for (var each : owned) {
      each.close();
    }
  }
}
