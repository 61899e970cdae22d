package io.telcomesh.testbed.decode;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Decoded.Accepted;
import io.telcomesh.codec.Decoded.Rejected;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Tree;
import io.telcomesh.codec.Verdict;
import io.telcomesh.nas.NasTag;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.security.NasPdu;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.nas.eps.security.Unprotected.IntegrityFailed;
import io.telcomesh.nas.eps.security.Unprotected.Malformed;
import io.telcomesh.nas.eps.security.Unprotected.Plain;
import io.telcomesh.security.Direction;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// NAS of EPS: plain, under integrity protection, under null ciphering. What is ciphered is said to
/// be so: the keys are nobody's business here.
final class NasMessages {
  private static final int MOST_UES = 1 << 14;

  private final Map<String, EpsEncryptionAlgorithm> ciphering = new LinkedHashMap<>();

  /// @param pdu as S1AP carries it
  /// @param ue by which its Security Mode Command is remembered, where the message names one
  Finding read(Octets pdu, Direction direction, Optional<String> ue) {
    return switch (NasSecurityContext.unprotectWithoutContext(pdu)) {
      case Plain(var message) -> plain(message, direction);
      case IntegrityFailed(var headerType, var message)
          when headerType == SecurityHeaderType.SERVICE_REQUEST ->
          plain(pdu.length() > message.length() ? pdu : message, direction);
      case IntegrityFailed(var headerType, var message) ->
          inside(pdu, unprotected(headerType, message, direction, ue), direction);
      case Malformed(var reason) ->
          Finding.rejected(Protocol.NAS, "NAS message", pdu.toHex(), reason);
      default -> throw new IllegalStateException("verified without a key");
    };
  }

  private Finding unprotected(
      SecurityHeaderType headerType, Octets message, Direction direction, Optional<String> ue) {
    var found = plain(message, direction);
    if (!headerType.ciphered()) {
      ue.ifPresent(key -> remember(key, message, direction));
      return found;
    }
    var known = ue.flatMap(key -> Optional.ofNullable(ciphering.get(key)));
    boolean readable =
        known
            .map(EpsEncryptionAlgorithm.EEA0::equals)
            .orElse(found.outcome() == Outcome.IDENTICAL || found.outcome() == Outcome.NOT_BUILT);
    return readable ? found : ciphered(message);
  }

  private static Finding ciphered(Octets message) {
    var name = "Ciphered message";
    var tree = Tree.leaf(name, message.toHex());
    return new Finding(Protocol.NAS, name, tree, Outcome.CIPHERED, "", List.of());
  }

  /// The finding with its protection around it.
  private static Finding inside(Octets pdu, Finding found, Direction direction) {
    var whole = NasPdu.render(pdu, direction);
    var children =
        Stream.concat(
                whole.children().stream().limit(whole.children().size() - 1L),
                Stream.of(found.tree()))
            .toList();
    return found.with(Tree.of(whole.name(), children), found.inside());
  }

  private void remember(String ue, Octets message, Direction direction) {
    accepted(message, direction)
        .filter(SecurityModeCommand.class::isInstance)
        .map(SecurityModeCommand.class::cast)
        .ifPresent(command -> ciphering.put(ue, command.algorithms().ciphering()));
    if (ciphering.size() > MOST_UES) {
      ciphering.remove(ciphering.keySet().iterator().next());
    }
  }

  private static Finding plain(Octets message, Direction direction) {
    return switch (Nas.decode(message, direction)) {
      case Accepted<NasMessage>(var read, var _) -> {
        var way =
            new Reencoding.Way<>(Nas::encode, octets -> accepted(octets, direction), Sorted::whole);
        var finding =
            Finding.read(Protocol.NAS, Nas.render(read), Reencoding.of(read, message, way));
        var carried = container(read).map(esm -> plain(esm, direction)).toList();
        yield finding.with(finding.tree(), carried);
      }
      case Rejected<NasMessage> rejected -> rejected(message, rejected);
    };
  }

  private static Finding rejected(Octets message, Rejected<NasMessage> rejected) {
    var fault = rejected.diagnostics().first(Verdict.REJECT).orElseThrow();
    boolean notBuilt = fault.problem() == Problem.UNKNOWN && !(fault.tag() instanceof NasTag);
    return notBuilt
        ? Finding.notBuilt(Protocol.NAS, Tree.leaf(fault.detail(), message.toHex()))
        : Finding.rejected(
            Protocol.NAS, "NAS message", message.toHex(), rejected.diagnostics().toString());
  }

  private static Optional<NasMessage> accepted(Octets message, Direction direction) {
    return Nas.decode(message, direction) instanceof Decoded.Accepted<NasMessage>(var read, var _)
        ? Optional.of(read)
        : Optional.empty();
  }

  /// The ESM message that an EMM message carries.
  private static Stream<Octets> container(NasMessage message) {
    return switch (message) {
      case AttachRequest request -> Stream.of(request.esmMessage());
      case AttachAccept accept -> Stream.of(accept.esmMessage());
      case AttachComplete complete -> Stream.of(complete.esmMessage());
      case AttachReject reject -> reject.esmMessage().stream();
      default -> Stream.empty();
    };
  }
}
