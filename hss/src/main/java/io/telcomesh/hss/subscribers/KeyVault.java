package io.telcomesh.hss.subscribers;

import io.telcomesh.codec.Octets;
import io.telcomesh.security.Key;
import io.telcomesh.security.MasterKey;
import io.telcomesh.security.RandomSource;
import java.util.Map;
import java.util.Optional;

/// Seals subscribers' keys for the database, and opens them. What is sealed is bound to its row and
/// column: nobody who writes to the database can give one subscriber the key of another.
public final class KeyVault {
  private final Map<String, MasterKey> masters;
  private final MasterKey current;
  private final RandomSource random;

  public KeyVault(MasterKeys masters, RandomSource random) {
    this.masters = masters.byId();
    this.current = masters.current();
    this.random = random;
  }

  /// Both keys of a subscriber as they are stored.
  ///
  /// @param keyId of the master key; empty: they are not sealed
  record Sealed(String k, String operatorVariant, Optional<String> keyId) {
    @Override
    public String toString() {
      return "Sealed[redacted]";
    }
  }

  record Opened(Key k, Key operatorVariant) {}

  Sealed seal(String imsi, Opened keys) {
    return new Sealed(
        seal(keys.k(), imsi, "k"),
        seal(keys.operatorVariant(), imsi, "operator_variant"),
        Optional.of(current.id()));
  }

  /// @throws IllegalStateException where the master key is unknown, or they are not of this
  ///   subscriber
  Opened open(String imsi, Sealed sealed) {
    return new Opened(
        open(sealed.k(), sealed.keyId(), imsi, "k"),
        open(sealed.operatorVariant(), sealed.keyId(), imsi, "operator_variant"));
  }

  String currentId() {
    return current.id();
  }

  boolean knows(String keyId) {
    return masters.containsKey(keyId);
  }

  private String seal(Key key, String imsi, String column) {
    return current.seal(key.octets(), place(imsi, column), random).toHex();
  }

  private Key open(String stored, Optional<String> keyId, String imsi, String column) {
    if (keyId.isEmpty()) {
      return Key.hex(stored);
    }
    return keyId
        .flatMap(id -> Optional.ofNullable(masters.get(id)))
        .flatMap(master -> master.open(Octets.hex(stored), place(imsi, column)))
        .map(Key::new)
        .orElseThrow(() ->
            new IllegalStateException("A key under master key %s opens not".formatted(keyId)));
  }

  private static Octets place(String imsi, String column) {
    return Octets.ascii(imsi + "/" + column);
  }
}
