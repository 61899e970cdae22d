package io.telcomesh.nas.eps.security;

import io.telcomesh.codec.Octets;
import io.telcomesh.nas.eps.SecurityHeaderType;

/// What a received NAS message turned out to be under its protection. Whether it may be processed
/// is said by TS 24.301 §4.4.4: see `eps.ProtectionRules`.
public sealed interface Unprotected {
  /// Came without protection.
  ///
  /// @param message plain
  record Plain(Octets message) implements Unprotected {}

  /// Came from who has the keys, and for the first time.
  ///
  /// @param count NAS COUNT, 24 bits
  /// @param message plain; a Service Request as it came
  record Verified(SecurityHeaderType headerType, int count, Octets message)
      implements Unprotected {}

  /// The code is wrong, or there is no key to verify it.
  ///
  /// @param message without its protection, but not deciphered: a plain message, unless it was
  ///   ciphered
  record IntegrityFailed(SecurityHeaderType headerType, Octets message) implements Unprotected {}

  /// Came before: to be dropped.
  ///
  /// @param count NAS COUNT, 24 bits
  record Replayed(SecurityHeaderType headerType, int count) implements Unprotected {}

  /// No NAS message at all: to be dropped.
  record Malformed(String reason) implements Unprotected {}
}
