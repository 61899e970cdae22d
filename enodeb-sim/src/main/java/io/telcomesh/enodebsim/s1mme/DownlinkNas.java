package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.nas.eps.security.ProtectionRules;
import io.telcomesh.nas.eps.security.Unprotected;
import io.telcomesh.security.Direction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A NAS message for a UE as it came. It is verified and read when somebody first looks at it on
/// the turn of the UE's runner, because the security context is that runner's.
public final class DownlinkNas {
  private final Octets octets;
  private @Nullable Reading reading;

  public DownlinkNas(Octets octets) {
    this.octets = octets;
  }

  public Octets octets() {
    return octets;
  }

  /// What became of the octets.
  public sealed interface Reading {
    /// A message that may be processed.
    ///
    /// @param verified that it came from a network that has the keys
    record Message(NasMessage message, boolean verified) implements Reading {}

    /// A Security Mode Command, whose protection can be verified only when it has been taken into
    /// use, TS 24.301 §5.4.3.3.
    ///
    /// @param octets with the protection
    record NewContext(SecurityModeCommand command, Octets octets) implements Reading {}

    /// No message; the network is told if there is something to tell.
    record Unreadable(Optional<NasMessage> status) implements Reading {}

    /// TS 24.301 §4.4.4.2: dropped in silence.
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
    return read(ue) instanceof Reading.Message(var message, var _)
        ? Optional.of(message).filter(type::isInstance).map(type::cast)
        : Optional.empty();
  }

  private Reading readFirst(UeContext ue) {
    if (NasSecurityContext.unprotectWithoutContext(octets)
            instanceof Unprotected.IntegrityFailed(var headerType, var plain)
        && headerType == SecurityHeaderType.INTEGRITY_NEW_CONTEXT
        && Nas.decode(plain, Direction.DOWNLINK)
            instanceof Decoded.Accepted<NasMessage>(SecurityModeCommand command, var _)) {
      ue.seen(Direction.DOWNLINK, plain);
      return new Reading.NewContext(command, octets);
    }
    var received =
        ue.security()
            .map(security -> security.unprotect(octets))
            .orElseGet(() -> NasSecurityContext.unprotectWithoutContext(octets));
    return switch (received) {
      case Unprotected.Plain(var plain) -> decode(plain, received, ue);
      case Unprotected.Verified(var _, var _, var plain) -> {
        ue.secureExchangeEstablished(); // TS 24.301 §4.4.2.3: the network goes on with these keys
        yield decode(plain, received, ue);
      }
      case Unprotected.IntegrityFailed(var _, var perhapsPlain) ->
          decode(perhapsPlain, received, ue);
      case Unprotected.Replayed _ -> new Reading.Discarded("replayed");
      case Unprotected.Malformed(var reason) -> new Reading.Discarded(reason);
    };
  }

  private static Reading decode(Octets plain, Unprotected received, UeContext ue) {
    boolean verified = received instanceof Unprotected.Verified;
    if (verified || !ue.secureExchange()) {
      ue.seen(Direction.DOWNLINK, plain);
    }
    return switch (Nas.decode(plain, Direction.DOWNLINK)) {
      case Decoded.Accepted<NasMessage>(var message, var _) ->
          ProtectionRules.ueProcesses(message, received, ue.secureExchange())
              ? new Reading.Message(message, verified)
              : new Reading.Discarded("not protected as it should be");
      case Decoded.Rejected<NasMessage> rejected ->
          verified || !ue.secureExchange()
              ? new Reading.Unreadable(Nas.status(rejected))
              : new Reading.Discarded("neither protected nor readable");
    };
  }
}
