package io.telcomesh.security;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;

/// The key hierarchy of the evolved packet system, TS 33.401 §6.2 and Annex A. Wrong lengths and
/// ranges are [IllegalArgumentException].
///
/// ```
/// CK‖IK -> KASME -> KNASenc, KNASint
///                -> KeNB -> KRRCenc, KRRCint, KUPenc, KUPint
///                -> NH   -> KeNB* (handover; also from KeNB)
/// ```
public final class EpsKeys {
  private EpsKeys() {}

  /// KASME, Annex A.2.
  ///
  /// @param ck 128 bits
  /// @param ik 128 bits
  /// @param servingNetwork MCC and MNC as TS 24.301 lays them in 3 octets
  /// @param concealedSequenceNumber SQN ⊕ AK, the first 6 octets of AUTN
  public static Key kasme(Key ck, Key ik, Octets servingNetwork, Octets concealedSequenceNumber) {
    var key = ck.ofBits(128, "CK").then(ik.ofBits(128, "IK"));
    return KeyDerivation.derive(
        key,
        0x10,
        ofLength(3, servingNetwork, "serving network"),
        ofLength(6, concealedSequenceNumber, "SQN xor AK"));
  }

  /// KeNB, Annex A.3.
  ///
  /// @param uplinkNasCount of the Security Mode Complete, or of the message that re-used the stored
  ///   security context
  public static Key kenb(Key kasme, long uplinkNasCount) {
    return derive(kasme, 0x11, new OctetWriter(4).u32(uplinkNasCount));
  }

  /// NH, Annex A.4.
  ///
  /// @param sync KeNB for the first one, afterwards the NH before
  public static Key nextHop(Key kasme, Key sync) {
    return KeyDerivation.derive(
        kasme.ofBits(256, "KASME"), 0x12, sync.ofBits(256, "SYNC").octets());
  }

  /// KeNB*, Annex A.5.
  ///
  /// @param kenbOrNextHop KeNB for a horizontal, NH for a vertical derivation
  /// @param physicalCellId of the target cell, 0 to 503
  /// @param earfcnDownlink of the target cell; 2 octets, above 65,535 3 octets
  public static Key kenbStar(Key kenbOrNextHop, int physicalCellId, int earfcnDownlink) {
    int earfcnLength = earfcnDownlink > 0xffff ? 3 : 2;
    return KeyDerivation.derive(
        kenbOrNextHop.ofBits(256, "KeNB"),
        0x13,
        new OctetWriter(2).u16(physicalCellId).toOctets(),
        new OctetWriter(3).number(earfcnDownlink, earfcnLength).toOctets());
  }

  /// KNASenc, Annex A.7.
  public static Key nasEncryption(Key kasme, EpsEncryptionAlgorithm algorithm) {
    return algorithmKey(kasme, 1, algorithm.identity());
  }

  /// KNASint, Annex A.7.
  public static Key nasIntegrity(Key kasme, EpsIntegrityAlgorithm algorithm) {
    return algorithmKey(kasme, 2, algorithm.identity());
  }

  /// KRRCenc, Annex A.7.
  public static Key rrcEncryption(Key kenb, EpsEncryptionAlgorithm algorithm) {
    return algorithmKey(kenb, 3, algorithm.identity());
  }

  /// KRRCint, Annex A.7.
  public static Key rrcIntegrity(Key kenb, EpsIntegrityAlgorithm algorithm) {
    return algorithmKey(kenb, 4, algorithm.identity());
  }

  /// KUPenc, Annex A.7.
  public static Key userPlaneEncryption(Key kenb, EpsEncryptionAlgorithm algorithm) {
    return algorithmKey(kenb, 5, algorithm.identity());
  }

  /// KUPint, Annex A.7.
  public static Key userPlaneIntegrity(Key kenb, EpsIntegrityAlgorithm algorithm) {
    return algorithmKey(kenb, 6, algorithm.identity());
  }

  private static Key algorithmKey(Key key, int type, int identity) {
    return KeyDerivation.derive(
            key.ofBits(256, "KASME or KeNB"), 0x15, Octets.of(type), Octets.of(identity))
        .low128();
  }

  private static Key derive(Key key, int fc, OctetWriter parameter) {
    return KeyDerivation.derive(key.ofBits(256, "KASME"), fc, parameter.toOctets());
  }

  private static Octets ofLength(int length, Octets octets, String name) {
    if (octets.length() != length) {
      throw new IllegalArgumentException(
          "%s has %d octets, not %d".formatted(name, length, octets.length()));
    }
    return octets;
  }
}
