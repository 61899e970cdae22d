package io.telcomesh.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import org.junit.jupiter.api.Test;

class MasterKeyTest {
  private static final MasterKey MASTER =
      new MasterKey("2026", Key.hex("feffe9928665731c6d6a8f9467308308"));
  private static final Octets PLACE = Octets.ascii("001010000000001/k");
  private static final Octets SECRET = Octets.hex("465b5ce8b199b49faa5f0a2ee238a6bc");

  /// The GCM specification's test case 4.
  @Test
  void opensWhatTheStandardSeals() {
    var sealed =
        Octets.hex(
            "cafebabefacedbaddecaf888"
                + "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091"
                + "5bc94fbc3221a5db94fae95ae7121a47");
    var place = Octets.hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    assertThat(MASTER.open(sealed, place))
        .contains(
            Octets.hex(
                "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                    + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"));
  }

  @Test
  void opensWhatItSealsAndNeverSealsAlike() {
    var random = RandomSource.seeded(1);
    var sealed = MASTER.seal(SECRET, PLACE, random);
    assertThat(MASTER.open(sealed, PLACE)).contains(SECRET);
    assertThat(MASTER.seal(SECRET, PLACE, random)).isNotEqualTo(sealed);
    assertThat(sealed.toHex()).doesNotContain(SECRET.toHex());
  }

  @Test
  void opensNothingElsewhereOrChangedOrUnderAnotherKey() {
    var sealed = MASTER.seal(SECRET, PLACE, RandomSource.seeded(1));
    assertThat(MASTER.open(sealed, Octets.ascii("001010000000002/k"))).isEmpty();
    var other = new MasterKey("2025", Key.hex("00".repeat(32)));
    assertThat(other.open(sealed, PLACE)).isEmpty();
    for (int i = 0; i < sealed.length(); i++) {
      var changed = sealed.toByteArray();
      changed[i] ^= 1;
      assertThat(MASTER.open(Octets.wrap(changed), PLACE)).isEmpty();
      assertThat(MASTER.open(sealed.slice(0, i), PLACE)).isEmpty();
    }
  }

  @Test
  void printsNoKey() {
    assertThat(MASTER.toString()).contains("2026").doesNotContain("feffe992");
  }
}
