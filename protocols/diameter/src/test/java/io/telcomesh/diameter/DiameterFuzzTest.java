package io.telcomesh.diameter;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;

/// Whatever comes has no Diameter header, or is accepted or rejected; what is accepted can be
/// written and shown, what is rejected answered.
class DiameterFuzzTest {
  @Proves("operations.fuzz-targets-in-tree")
  @FuzzTest
  void readsAnything(byte[] octets) {
    try {
      var packet = Diameter.decode(Octets.copyOf(octets));
      switch (packet.body()) {
        case Decoded.Accepted<?>(DiameterMessage message, var _) -> {
          Diameter.encode(packet.header(), message);
          var _ = Diameter.render(message).toString();
        }
        case Decoded.Accepted<?> _ -> throw new AssertionError("no message of Diameter");
        case Decoded.Rejected<?> rejected -> {
          var _ = Result.of(rejected.diagnostics());
          var _ = Diameter.renderUnknown(packet.header(), Octets.copyOf(octets)).toString();
        }
      }
    } catch (DecodeException _) {
      // It has no header: the connection is of no more use.
    }
  }
}
