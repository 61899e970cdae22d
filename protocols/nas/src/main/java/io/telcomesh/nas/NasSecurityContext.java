package io.telcomesh.nas;

import static io.telcomesh.nas.SecurityHeaderType.PLAIN;
import static io.telcomesh.nas.SecurityHeaderType.SERVICE_REQUEST;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Octets;
import io.telcomesh.nas.Unprotected.IntegrityFailed;
import io.telcomesh.nas.Unprotected.Verified;
import io.telcomesh.security.Ciphering;
import io.telcomesh.security.Direction;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import io.telcomesh.security.EpsKeys;
import io.telcomesh.security.Integrity;
import io.telcomesh.security.Key;

/// An EPS security context in use between UE and MME, TS 24.301 §4.4.2: keys, algorithms and the
/// NAS COUNT of both directions. Each side has one; it protects what that side sends and verifies
/// what it receives.
///
/// Not for several threads: it belongs to a UE's procedures.
public final class NasSecurityContext {
  private static final int EMM = 7;
  private static final int BEARER = 0;
  private static final int SEQUENCE_NUMBER_BITS = 8;
  private static final int SHORT_SEQUENCE_NUMBER_BITS = 5;
  private static final int NEARLY_ALL = NasCount.HIGHEST - 0xff;

  private final Direction sending;
  private final int keySetIdentifier;
  private final Key kasme;
  private final EpsEncryptionAlgorithm ciphering;
  private final EpsIntegrityAlgorithm integrity;
  private final Key encryptionKey;
  private final Key integrityKey;
  private final NasCount sent;
  private final NasCount received;

  private NasSecurityContext(
      Direction sending, Keys keys, Algorithms algorithms, NasCount sent, NasCount received) {
    this.sending = sending;
    this.keySetIdentifier = keys.keySetIdentifier;
    this.kasme = keys.kasme;
    this.ciphering = algorithms.ciphering;
    this.integrity = algorithms.integrity;
    this.encryptionKey = EpsKeys.nasEncryption(kasme, ciphering);
    this.integrityKey = EpsKeys.nasIntegrity(kasme, integrity);
    this.sent = sent;
    this.received = received;
  }

  /// What an authentication made.
  ///
  /// @param keySetIdentifier 0 to 6
  public record Keys(int keySetIdentifier, Key kasme) {}

  /// What the Security Mode Command selected.
  public record Algorithms(EpsEncryptionAlgorithm ciphering, EpsIntegrityAlgorithm integrity) {}

  /// A new context, both counts 0 (TS 24.301 §5.4.3.2), on the UE's side.
  public static NasSecurityContext ofUe(Keys keys, Algorithms algorithms) {
    return restored(Direction.UPLINK, keys, algorithms, 0, 0);
  }

  /// A new context, both counts 0, on the MME's side.
  public static NasSecurityContext ofMme(Keys keys, Algorithms algorithms) {
    return restored(Direction.DOWNLINK, keys, algorithms, 0, 0);
  }

  /// A context that was used before.
  ///
  /// @param sending what this side sends: the UE uplink, the MME downlink
  /// @param uplinkCount the next one, 24 bits
  /// @param downlinkCount the next one, 24 bits
  public static NasSecurityContext restored(
      Direction sending, Keys keys, Algorithms algorithms, int uplinkCount, int downlinkCount) {
    boolean ue = sending == Direction.UPLINK;
    var sent = new NasCount(ue ? uplinkCount : downlinkCount);
    var received = new NasCount(ue ? downlinkCount : uplinkCount);
    return new NasSecurityContext(sending, keys, algorithms, sent, received);
  }

  public int keySetIdentifier() {
    return keySetIdentifier;
  }

  public Key kasme() {
    return kasme;
  }

  public EpsEncryptionAlgorithm ciphering() {
    return ciphering;
  }

  public EpsIntegrityAlgorithm integrity() {
    return integrity;
  }

  /// The next uplink NAS COUNT: of the UE the one it will send, of the MME the lowest it will
  /// accept.
  public int uplinkCount() {
    return (sending == Direction.UPLINK ? sent : received).next();
  }

  /// The next downlink NAS COUNT.
  public int downlinkCount() {
    return (sending == Direction.UPLINK ? received : sent).next();
  }

  /// Whether a count is so near its end that new keys are due, TS 24.301 §4.4.3.5.
  public boolean nearlyUsedUp() {
    return Math.max(sent.next(), received.next()) > NEARLY_ALL;
  }

  /// Protects a plain message and uses up a count.
  ///
  /// @param headerType 0 to 4; 12 for a Service Request, whose sequence number and code are filled
  ///   in
  /// @throws IllegalStateException when all counts were used
  public Octets protect(Octets message, SecurityHeaderType headerType) {
    return switch (headerType) {
      case PLAIN -> message;
      case SERVICE_REQUEST -> protectServiceRequest();
      case INTEGRITY, INTEGRITY_NEW_CONTEXT -> protect(message, headerType, sent.take());
      case INTEGRITY_AND_CIPHERED, INTEGRITY_AND_CIPHERED_NEW_CONTEXT -> {
        int count = sent.take();
        yield protect(cipher(message, count, sending), headerType, count);
      }
      case INTEGRITY_AND_PARTIALLY_CIPHERED ->
          throw new IllegalArgumentException("only a container's value is ciphered: " + headerType);
    };
  }

  private Octets protect(Octets message, SecurityHeaderType headerType, int count) {
    int sequenceNumber = count & 0xff;
    var authenticated = SecurityProtectedNasMessage.authenticated(sequenceNumber, message);
    var mac = mac(authenticated, count, sending);
    return new SecurityProtectedNasMessage(headerType, mac, sequenceNumber, message).encode();
  }

  private Octets protectServiceRequest() {
    int count = sent.take();
    var start =
        Octets.of(
            SERVICE_REQUEST.code() << 4 | EMM,
            keySetIdentifier << SHORT_SEQUENCE_NUMBER_BITS | count & 0x1f);
    return start.then(mac(start, count, sending).from(2));
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
    if ((octets.at(0) & 0xf) != EMM || half == PLAIN.code()) {
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
    return Integrity.mac(integrity, integrityKey, count, BEARER, direction, message);
  }

  private Octets cipher(Octets message, int count, Direction direction) {
    return Ciphering.apply(ciphering, encryptionKey, count, BEARER, direction, message);
  }

  private Direction receiving() {
    return sending == Direction.UPLINK ? Direction.DOWNLINK : Direction.UPLINK;
  }
}
