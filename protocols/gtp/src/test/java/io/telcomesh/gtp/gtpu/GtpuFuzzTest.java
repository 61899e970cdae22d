package io.telcomesh.gtp.gtpu;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;

/// Whatever comes is taken apart; what is accepted can be written and shown.
class GtpuFuzzTest {
  @Proves("operations.fuzz-targets-in-tree")
  @FuzzTest
  void readsAnything(byte[] octets) {
    if (Gtpu.decode(Octets.copyOf(octets))
        instanceof Gtpu.Received.Message(var header, var message)) {
      Gtpu.encode(header, message);
      var _ = Gtpu.render(message).toString();
    }
  }
}
