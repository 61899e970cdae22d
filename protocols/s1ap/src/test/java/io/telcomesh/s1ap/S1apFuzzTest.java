package io.telcomesh.s1ap;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;

/// Whatever comes is accepted or rejected; what is accepted can be written and shown.
class S1apFuzzTest {
  @Proves("operations.fuzz-targets-in-tree")
  @FuzzTest
  void readsAnything(byte[] octets) {
    if (S1ap.decode(Octets.copyOf(octets))
        instanceof Decoded.Accepted<S1apMessage>(var message, var _)) {
      S1ap.encode(message);
      var _ = S1ap.render(message).toString();
    }
  }
}
