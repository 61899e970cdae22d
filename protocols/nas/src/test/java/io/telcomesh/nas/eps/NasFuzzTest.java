package io.telcomesh.nas.eps;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.security.Direction;

/// Whatever comes is accepted or rejected, of either direction; what is accepted can be written and
/// shown, what is rejected answered.
class NasFuzzTest {
  @Proves("operations.fuzz-targets-in-tree")
  @FuzzTest
  void readsAnything(byte[] octets) {
    for (var direction : Direction.values()) {
      switch (Nas.decode(Octets.copyOf(octets), direction)) {
        case Decoded.Accepted<NasMessage>(var message, var _) -> {
          Nas.encode(message);
          var _ = Nas.render(message).toString();
        }
        case Decoded.Rejected<NasMessage> rejected -> {
          var _ = Nas.status(rejected);
        }
      }
    }
  }
}
