package io.telcomesh.identifiers;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;

/// Whatever comes as protocol configuration options is read, or refused by the one exception that a
/// message's decoder takes.
class ProtocolConfigurationOptionsFuzzTest {
  @Proves("operations.fuzz-targets-in-tree")
  @FuzzTest
  void readsAnything(byte[] octets) {
    try {
      var _ = ProtocolConfigurationOptions.decode(Octets.copyOf(octets).reader()).toString();
    } catch (DecodeException _) {
      // The message is refused.
    }
  }
}
