package io.telcomesh.nas.eps.security;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.NasSecurityAlgorithms;
import io.telcomesh.security.Direction;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import io.telcomesh.security.Key;
import java.util.List;

/// Whatever comes under protection is told apart, with a context and without, at either side.
class ProtectedNasFuzzTest {
  private static final NasKeySetIdentifier KSI = new NasKeySetIdentifier(false, 1);
  private static final Key KASME = Key.hex("42".repeat(32));

  @Proves("operations.fuzz-targets-in-tree")
  @FuzzTest
  void readsAnything(byte[] octets) {
    var pdu = Octets.copyOf(octets);
    var ciphered =
        new NasSecurityAlgorithms(EpsEncryptionAlgorithm.EEA2, EpsIntegrityAlgorithm.EIA2);
    var open = new NasSecurityAlgorithms(EpsEncryptionAlgorithm.EEA0, EpsIntegrityAlgorithm.EIA0);
    for (var algorithms : List.of(ciphered, open)) {
      NasSecurityContext.ofMme(KSI, KASME, algorithms).unprotect(pdu);
      NasSecurityContext.ofUe(KSI, KASME, algorithms).unprotect(pdu);
    }
    NasSecurityContext.unprotectWithoutContext(pdu);
    for (var direction : Direction.values()) {
      var _ = NasPdu.render(pdu, direction).toString();
    }
  }
}
