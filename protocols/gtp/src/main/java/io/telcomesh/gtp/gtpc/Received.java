package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.Diagnostic;
import io.telcomesh.codec.Diagnostics;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Partial;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Verdict;
import io.telcomesh.gtp.Teid;
import java.util.Optional;

/// What a datagram turned out to hold, TS 29.274 §7.7.
public sealed interface Received {
  /// A message, with what was wrong but did not matter.
  record Message(GtpcHeader header, GtpcMessage message, Diagnostics notes) implements Received {}

  /// A message of a kind we know that cannot be used. A request is answered ([Gtpc#refusal]), an
  /// answer ends its request, anything else is dropped.
  record Refused(GtpcHeader header, Diagnostics diagnostics, Partial partial) implements Received {
    /// What to answer a request: §7.7.3 and §7.7.6 to §7.7.8.
    public Cause cause() {
      Optional<Cause> cause = Optional.empty();
      for (var each : diagnostics.list()) {
        if (each.verdict() == Verdict.REJECT && each.tag() instanceof IeTag ie) {
          cause = Optional.of(Cause.of(value(each, ie), ie));
          if (each.problem() == Problem.MISSING || !grouped(ie)) {
            break;
          } // else what is wrong inside the group follows
        }
      }
      return cause.orElseGet(this::withoutOffendingIe);
    }

    /// Where the sender wants its answer, as far as that could be read.
    public Optional<Teid> sender() {
      return partial.value(InformationElements.F_TEID.element()).map(FTeid::teid);
    }

    private Cause withoutOffendingIe() {
      boolean cut =
          diagnostics.list().stream().anyMatch(each -> each.problem() == Problem.TRUNCATED);
      return Cause.of(cut ? CauseValue.INVALID_LENGTH : CauseValue.INVALID_MESSAGE_FORMAT);
    }

    private static CauseValue value(Diagnostic fault, IeTag ie) {
      if (fault.problem() == Problem.MISSING) {
        return CauseValue.MANDATORY_IE_MISSING;
      }
      boolean fits =
          InformationElements.of(ie.type()).map(type -> type.fits(fault.value())).orElse(true);
      return fits ? CauseValue.MANDATORY_IE_INCORRECT : CauseValue.INVALID_LENGTH;
    }

    private static boolean grouped(IeTag ie) {
      return InformationElements.of(ie.type()).map(InformationElement::grouped).orElse(false);
    }
  }

  /// A message that we do not have, §7.7.4: dropped.
  record UnknownType(GtpcHeader header, Octets body) implements Received {}

  /// A message of another version, §7.7.2: a newer one is answered with Version Not Supported
  /// Indication.
  record OtherVersion(int version) implements Received {}

  /// Octets that hold no header, §7.7.3: dropped.
  record Unreadable(String reason) implements Received {}
}
