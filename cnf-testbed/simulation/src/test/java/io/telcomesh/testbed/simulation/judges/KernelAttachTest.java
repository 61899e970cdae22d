package io.telcomesh.testbed.simulation.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.diameter.SctpDiameterTransport;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import io.telcomesh.referencepoints.sctp.kernel.KernelSctp;
import io.telcomesh.security.RandomSource;
import io.telcomesh.testbed.simulation.Provision;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// S1AP and Diameter over the kernel's SCTP on both sides, whole functions above them.
class KernelAttachTest {
  @Test
  void attachesAndDetachesOverTheKernelsSctp() throws IOException {
    var missing = KernelSctp.unavailable();
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElse(""));
    try (var sctp = KernelSctp.open()) {
      attachAndDetach(sctp);
    }
  }

  static void attachAndDetach(SctpProvider sctp) throws IOException {
    var s6a = new SctpDiameterTransport(sctp, SctpOptions.SIGNALLING);
    try (var epc = LiveEpc.start(LiveEpc.Ground.of(sctp, s6a));
        var hss =
            LiveHss.start(
                LiveEpc.HSS,
                s6a,
                DiameterOptions.DEFAULT,
                epc.scheduler(),
                RandomSource.secure(),
                MessageObserver.NONE)) {
      Provision.subscribers(1, 1).forEach(hss.subscribers()::put);
      var imsi = epc.addUes(1, 1).getFirst();
      assertThat(epc.attach(imsi).rejection()).isEmpty();
      assertThat(epc.detach(imsi).rejection()).isEmpty();
      assertThat(epc.observer().failures()).isEmpty();
    }
  }
}
