package io.telcomesh.nas.eps.security;

import static io.telcomesh.nas.eps.SecurityHeaderType.PLAIN;
import static io.telcomesh.nas.eps.SecurityHeaderType.SERVICE_REQUEST;
import static io.telcomesh.nas.eps.security.SecurityProtectedNasMessage.PROTOCOL_DISCRIMINATOR;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Octets;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.NasSecurityAlgorithms;
import io.telcomesh.nas.eps.security.Unprotected.IntegrityFailed;
import io.telcomesh.nas.eps.security.Unprotected.Verified;
import io.telcomesh.security.Ciphering;
import io.telcomesh.security.Direction;
import io.telcomesh.security.EpsKeys;
import io.telcomesh.security.Integrity;
import io.telcomesh.security.Key;

/// An EPS security context in use between UE and MME, TS 24.301 §4.4.2: keys, algorithms and the
/// NAS COUNT of both directions. Each side has one; it protects what that side sends and verifies
/// what it receives.
///
/// Not for several threads: it belongs to a UE's procedures.
public final class NasSecurityContext {
  private static final int BEARER = 0;
  private static final int SEQUENCE_NUMBER_BITS = 8;
  private static final int SHORT_SEQUENCE_NUMBER_BITS = 5;
  private static final int NEARLY_ALL = NasCount.HIGHEST - 0xff;

  private final Direction sending;
  private final NasKeySetIdentifier keySetIdentifier;
  private final Key kasme;
  private final NasSecurityAlgorithms algorithms;
  private final Key encryptionKey;
  private final Key integrityKey;
  private final NasCount sent;
  private final NasCount received;

  NasSecurityContext(
      Direction sending,
      NasKeySetIdentifier keySetIdentifier,
      Key kasme,
      NasSecurityAlgorithms algorithms,
      NasCount sent,
      NasCount received) {
    this.sending = sending;
    this.keySetIdentifier = keySetIdentifier;
    this.kasme = kasme;
    this.algorithms = algorithms;
    this.encryptionKey = EpsKeys.nasEncryption(kasme, algorithms.ciphering());
    this.integrityKey = EpsKeys.nasIntegrity(kasme, algorithms.integrity());
    this.sent = sent;
    this.received = received;
  }

  /// A new context on the UE's side, both counts 0 (TS 24.301 §5.4.3.2).
  ///
  /// @param keySetIdentifier 0 to 6
  /// @param kasme 256 bits
  public static NasSecurityContext ofUe(
      NasKeySetIdentifier keySetIdentifier, Key kasme, NasSecurityAlgorithms algorithms) {
    return ofNew(Direction.UPLINK, keySetIdentifier, kasme, algorithms);
  }

  /// A new context on the MME's side, both counts 0.
  ///
  /// @param keySetIdentifier 0 to 6
  /// @param kasme 256 bits
  public static NasSecurityContext ofMme(
      NasKeySetIdentifier keySetIdentifier, Key kasme, NasSecurityAlgorithms algorithms) {
    return ofNew(Direction.DOWNLINK, keySetIdentifier, kasme, algorithms);
  }

  private static NasSecurityContext ofNew(
      Direction sending, NasKeySetIdentifier ksi, Key kasme, NasSecurityAlgorithms algorithms) {
    return new NasSecurityContext(
        sending, ksi, kasme, algorithms, new NasCount(0), new NasCount(0));
  }

  public NasKeySetIdentifier keySetIdentifier() {
    return keySetIdentifier;
  }

  public Key kasme() {
    return kasme;
  }

  public NasSecurityAlgorithms algorithms() {
    return algorithms;
  }

  /// The next uplink NAS COUNT, 24 bits: of the UE the one it will send, of the MME the lowest it
  /// will accept. KeNB is derived from that of the message before, which [Unprotected.Verified]
  /// carries.
  public int uplinkCount() {
    return (sending == Direction.UPLINK ? sent : received).next();
  }

  /// The next downlink NAS COUNT, 24 bits.
  public int downlinkCount() {
    return (sending == Direction.UPLINK ? received : sent).next();
  }

  /// Whether a count is so near its end that new keys are due, TS 24.301 §4.4.3.5.
  public boolean nearlyUsedUp() {
    return Math.max(sent.next(), received.next()) > NEARLY_ALL;
  }

  /// As [#protect(Octets, SecurityHeaderType)].
  public Octets protect(NasMessage message, SecurityHeaderType headerType) {
    return protect(Nas.encode(message), headerType);
  }

  /// Protects a plain message and uses up a count, so that a message sent again is protected again.
  ///
  /// @param headerType 0 to 4
  /// @throws IllegalStateException when all counts were used
  public Octets protect(Octets message, SecurityHeaderType headerType) {
    return switch (headerType) {
      case PLAIN -> message;
      case INTEGRITY, INTEGRITY_NEW_CONTEXT -> protect(message, headerType, sent.take());
      case INTEGRITY_AND_CIPHERED, INTEGRITY_AND_CIPHERED_NEW_CONTEXT -> {
        int count = sent.take();
        yield protect(cipher(message, count, sending), headerType, count);
      }
      case INTEGRITY_AND_PARTIALLY_CIPHERED, SERVICE_REQUEST ->
          throw new IllegalArgumentException("%s protects no whole message".formatted(headerType));
    };
  }

  /// A Service Request of the UE, which carries 5 bits of its count and half a code.
  ///
  /// @throws IllegalStateException when all counts were used
  public Octets serviceRequest() {
    int count = sent.take();
    var start =
        Octets.of(
            SERVICE_REQUEST.code() << 4 | PROTOCOL_DISCRIMINATOR,
            keySetIdentifier.value() << SHORT_SEQUENCE_NUMBER_BITS | count & 0x1f);
    return start.then(mac(start, count, sending).from(2));
  }

  private Octets protect(Octets message, SecurityHeaderType headerType, int count) {
    int sequenceNumber = count & 0xff;
    var authenticated = SecurityProtectedNasMessage.authenticated(sequenceNumber, message);
    var mac = mac(authenticated, count, sending);
    return new SecurityProtectedNasMessage(headerType, mac, sequenceNumber, message).encode();
  }

  /// Verifies and deciphers what came from the other side. A count is accepted once, and only while
  /// its message's code is right; an overflow that happened since the last message is estimated (TS
  /// 24.301 §4.4.3.1).
  public Unprotected unprotect(Octets octets) {
    return switch (unprotectWithoutContext(octets)) {
      case IntegrityFailed(var headerType, var message) when headerType == SERVICE_REQUEST ->
          verifyServiceRequest(message);
      case IntegrityFailed _ -> verify(SecurityProtectedNasMessage.decode(octets.reader()));
      case Unprotected other -> other;
    };
  }

  /// What came from a peer with which there is no context: nothing is verified. The UE reads a
  /// Security Mode Command so before it makes the context that verifies it.
  public static Unprotected unprotectWithoutContext(Octets octets) {
    if (octets.isEmpty()) {
      return new Unprotected.Malformed("no octets");
    }
    int half = octets.at(0) >> 4;
    if ((octets.at(0) & 0xf) != PROTOCOL_DISCRIMINATOR || half == PLAIN.code()) {
      return new Unprotected.Plain(octets);
    }
    if (SecurityHeaderType.of(half).filter(SERVICE_REQUEST::equals).isPresent()) {
      return octets.length() < 4
          ? new Unprotected.Malformed("a Service request of %d octets".formatted(octets.length()))
          : new IntegrityFailed(SERVICE_REQUEST, octets.slice(0, 4));
    }
    try {
      var message = SecurityProtectedNasMessage.decode(octets.reader());
      return new IntegrityFailed(message.headerType(), message.nasMessage());
    } catch (DecodeException cut) {
      return new Unprotected.Malformed(String.valueOf(cut.getMessage()));
    }
  }

  private Unprotected verify(SecurityProtectedNasMessage message) {
    var headerType = message.headerType();
    var code = message.messageAuthenticationCode();
    int count = received.estimate(message.sequenceNumber(), SEQUENCE_NUMBER_BITS);
    var authenticated = message.authenticated();
    if (matches(code, authenticated, count)) {
      received.accepted(count);
      var plain =
          headerType.ciphered()
              ? cipher(message.nasMessage(), count, receiving())
              : message.nasMessage();
      return new Verified(headerType, count, plain);
    }
    int before = count - (1 << SEQUENCE_NUMBER_BITS);
    return matches(code, authenticated, before)
        ? new Unprotected.Replayed(headerType, before)
        : new IntegrityFailed(headerType, message.nasMessage());
  }

  private Unprotected verifyServiceRequest(Octets message) {
    var code = message.from(2);
    var authenticated = message.slice(0, 2);
    int count = received.estimate(message.at(1) & 0x1f, SHORT_SEQUENCE_NUMBER_BITS);
    if (matches(code, authenticated, count)) {
      received.accepted(count);
      return new Verified(SERVICE_REQUEST, count, message);
    }
    int before = count - (1 << SHORT_SEQUENCE_NUMBER_BITS);
    return matches(code, authenticated, before)
        ? new Unprotected.Replayed(SERVICE_REQUEST, before)
        : new IntegrityFailed(SERVICE_REQUEST, message);
  }

  /// Compares with as much of the code as was sent: all of it, or its low 16 bits.
  private boolean matches(Octets code, Octets authenticated, int count) {
    if (count < 0 || count > NasCount.HIGHEST) {
      return false;
    }
    var expected = mac(authenticated, count, receiving());
    return Integrity.matches(expected.from(expected.length() - code.length()), code);
  }

  private Octets mac(Octets message, int count, Direction direction) {
    return Integrity.mac(algorithms.integrity(), integrityKey, count, BEARER, direction, message);
  }

  private Octets cipher(Octets message, int count, Direction direction) {
    return Ciphering.apply(
        algorithms.ciphering(), encryptionKey, count, BEARER, direction, message);
  }

  private Direction receiving() {
    return sending == Direction.UPLINK ? Direction.DOWNLINK : Direction.UPLINK;
  }
}
