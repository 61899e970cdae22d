package io.telcomesh.gtp.gtpc;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;

/// Whatever comes is taken apart, piggybacked messages too; what is accepted can be written and
/// shown, what is refused has its cause.
class GtpcFuzzTest {
  @Proves("operations.fuzz-targets-in-tree")
  @FuzzTest
  void readsAnything(byte[] octets) {
    for (var received : Gtpc.decode(Octets.copyOf(octets))) {
      switch (received) {
        case Received.Message(var header, var message, var _) -> {
          Gtpc.encode(header, message);
          var _ = Gtpc.render(message).toString();
        }
        case Received.Refused refused -> {
          var _ = refused.cause();
        }
        case Received.UnknownType unknown -> {
          var _ = Gtpc.render(unknown).toString();
        }
        case Received.OtherVersion _, Received.Unreadable _ -> {}
      }
    }
  }
}
