package io.telcomesh.mme.s1mme;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.mme.UeContext;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.EmmStatus;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ServiceRequest;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.nas.eps.security.ProtectionRules;
import io.telcomesh.nas.eps.security.Unprotected;
import io.telcomesh.security.Direction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A NAS message of a UE as it came. It is verified and read when somebody first looks at it on the
/// turn of the UE's runner, because the security context is that runner's.
public final class UplinkNas {
  private static final int ATTACH_REQUEST = 0x41;

  private final Octets octets;
  private final boolean first;
  private final NasObserver observer;
  private @Nullable Reading reading;

  /// @param first of its S1 connection, so that no secure exchange is established on it
  public UplinkNas(Octets octets, boolean first, NasObserver observer) {
    this.octets = octets;
    this.first = first;
    this.observer = observer;
  }

  /// What became of the octets.
  public sealed interface Reading {
    /// Whether it is a message that came from the UE which has the keys.
    default boolean verified() {
      return false;
    }

    /// A message that may be processed.
    ///
    /// @param plain its octets without protection
    record Message(NasMessage message, Octets plain, boolean verified) implements Reading {}

    /// No message; the UE is told if there is something to tell.
    record Unreadable(Optional<NasMessage> status) implements Reading {}

    /// TS 24.301 §4.4.4.3: dropped in silence.
    record Discarded(String reason) implements Reading {}
  }

  public Reading read(UeContext ue) {
    var known = reading;
    if (known == null) {
      known = readFirst(ue);
      reading = known;
    }
    return known;
  }

  /// The message if it may be processed and is one of this type.
  public <M> Optional<M> message(UeContext ue, Class<M> type) {
    return read(ue) instanceof Reading.Message(var message, var _, var _)
        ? Optional.of(message).filter(type::isInstance).map(type::cast)
        : Optional.empty();
  }

  /// What it seems to be before anything is verified; a message that is ciphered seems to be none.
  public Optional<NasMessage> unverified() {
    return switch (NasSecurityContext.unprotectWithoutContext(octets)) {
      case Unprotected.Plain(var plain) -> message(plain);
      case Unprotected.IntegrityFailed(var _, var plain) -> message(plain);
      case Unprotected.Verified _, Unprotected.Replayed _, Unprotected.Malformed _ ->
          Optional.empty();
    };
  }

  /// A guess too.
  public boolean asksForService() {
    return unverified().filter(ServiceRequest.class::isInstance).isPresent();
  }

  /// The same octets for another UE's runner, not read yet.
  public UplinkNas unread() {
    return new UplinkNas(octets, first, observer);
  }

  private static Optional<NasMessage> message(Octets plain) {
    return Nas.decode(plain, Direction.UPLINK)
            instanceof Decoded.Accepted<NasMessage>(var message, var _)
        ? Optional.of(message)
        : Optional.empty();
  }

  /// A status, or for an attach request its reject: TS 24.301 §5.5.1.2.7 b.
  private static Optional<NasMessage> answer(Octets plain, Decoded.Rejected<NasMessage> rejected) {
    boolean attach = plain.length() > 1 && plain.at(1) == ATTACH_REQUEST;
    return Nas.status(rejected)
        .map(status ->
            attach && status instanceof EmmStatus(var cause) ? AttachReject.of(cause) : status);
  }

  private Unprotected unprotect(UeContext ue) {
    var received =
        ue.security()
            .map(security -> security.unprotect(octets))
            .orElseGet(() -> NasSecurityContext.unprotectWithoutContext(octets));
    return received instanceof Unprotected.IntegrityFailed
        ? ue.securityBefore().map(before -> before.unprotect(octets)).orElse(received)
        : received;
  }

  private Reading readFirst(UeContext ue) {
    var received = unprotect(ue);
    boolean secureExchange = !first && ue.secureExchange();
    return switch (received) {
      case Unprotected.Plain(var plain) -> decode(plain, received, secureExchange);
      case Unprotected.Verified(var _, var _, var plain) -> {
        observer.plain(Direction.UPLINK, ue.reference(), plain);
        yield decode(plain, received, secureExchange);
      }
      case Unprotected.IntegrityFailed(var _, var perhapsPlain) ->
          decode(perhapsPlain, received, secureExchange);
      case Unprotected.Replayed _ -> new Reading.Discarded("replayed");
      case Unprotected.Malformed(var reason) -> new Reading.Discarded(reason);
    };
  }

  private static Reading decode(Octets plain, Unprotected received, boolean secureExchange) {
    boolean verified = received instanceof Unprotected.Verified;
    return switch (Nas.decode(plain, Direction.UPLINK)) {
      case Decoded.Accepted<NasMessage>(var message, var _) ->
          ProtectionRules.mmeProcesses(message, received, secureExchange)
              ? new Reading.Message(message, plain, verified)
              : new Reading.Discarded("not protected as it should be");
      case Decoded.Rejected<NasMessage> rejected ->
          verified || !secureExchange
              ? new Reading.Unreadable(answer(plain, rejected))
              : new Reading.Discarded("neither protected nor readable");
    };
  }
}
