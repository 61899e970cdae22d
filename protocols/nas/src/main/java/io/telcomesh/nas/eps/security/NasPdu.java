package io.telcomesh.nas.eps.security;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.security.Direction;
import java.util.List;

/// NAS as S1AP carries it, plain or protected, for the eye of one who has no keys.
public final class NasPdu {
  private NasPdu() {}

  /// A ciphered message is shown where it can be read, as under null ciphering.
  public static Tree render(Octets pdu, Direction direction) {
    return switch (NasSecurityContext.unprotectWithoutContext(pdu)) {
      case Unprotected.IntegrityFailed(var headerType, var _)
          when headerType != SecurityHeaderType.SERVICE_REQUEST ->
          render(SecurityProtectedNasMessage.decode(pdu.reader()), direction);
      case Unprotected.Malformed(var reason) -> unreadable(pdu, reason);
      case Unprotected _ -> renderPlain(pdu, direction);
    };
  }

  private static Tree render(SecurityProtectedNasMessage message, Direction direction) {
    return Tree.of(
        "Security protected NAS message",
        List.of(
            Tree.leaf("Security header type", message.headerType().toString()),
            Tree.leaf("Message authentication code", message.messageAuthenticationCode().toHex()),
            Tree.leaf("Sequence number", String.valueOf(message.sequenceNumber())),
            renderPlain(message.nasMessage(), direction)));
  }

  private static Tree renderPlain(Octets message, Direction direction) {
    return switch (Nas.decode(message, direction)) {
      case Decoded.Accepted<NasMessage>(var read, var _) -> Nas.render(read);
      case Decoded.Rejected<NasMessage>(var diagnostics, var _) ->
          unreadable(message, diagnostics.toString());
    };
  }

  private static Tree unreadable(Octets message, String reason) {
    return Tree.leaf("NAS message", "%s (%s)".formatted(message, reason));
  }
}
