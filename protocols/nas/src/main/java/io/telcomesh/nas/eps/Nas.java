package io.telcomesh.nas.eps;

import static io.telcomesh.nas.eps.ie.EsmElements.EPS_BEARER_IDENTITY;
import static io.telcomesh.nas.eps.ie.EsmElements.PROCEDURE_TRANSACTION_IDENTITY;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Diagnostic;
import io.telcomesh.codec.Diagnostics;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Partial;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Tag;
import io.telcomesh.codec.Tree;
import io.telcomesh.codec.Verdict;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.NasHeader;
import io.telcomesh.nas.NasTag;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.security.Direction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Plain messages of TS 24.301, whatever kind they are: octets, message, octets. Their protection
/// is [io.telcomesh.nas.eps.security.NasSecurityContext].
public final class Nas {
  /// Protocol discriminator of EPS session management.
  static final int ESM = 2;

  /// Protocol discriminator of EPS mobility management.
  static final int EMM = 7;

  private static final Map<Class<?>, NasCodec<? extends NasMessage>> BY_RECORD =
      Messages.ALL.stream().collect(toUnmodifiableMap(NasCodec::type, identity()));
  private static final Map<NasHeader, NasCodec<? extends NasMessage>> UPLINK =
      byHeader(Direction.UPLINK);
  private static final Map<NasHeader, NasCodec<? extends NasMessage>> DOWNLINK =
      byHeader(Direction.DOWNLINK);

  private Nas() {}

  /// Reads a plain message. What is rejected may be answered by [#status].
  ///
  /// @param direction from whom it came: some types mean another message the other way
  public static Decoded<NasMessage> decode(Octets message, Direction direction) {
    try {
      var codecs = direction == Direction.UPLINK ? UPLINK : DOWNLINK;
      var codec = codecs.get(header(message.reader()));
      return codec == null ? unknownType(message) : decode(codec, message);
    } catch (DecodeException noMessage) {
      var reason = String.valueOf(noMessage.getMessage());
      return rejected(Problem.TRUNCATED, HeaderFault.NO_PLAIN_MESSAGE, reason, Partial.NOTHING);
    }
  }

  public static Octets encode(NasMessage message) {
    return codec(message).encode(message);
  }

  public static Tree render(NasMessage message) {
    return codec(message).render(message);
  }

  /// The tables of all messages that there are.
  public static List<NasCodec<? extends NasMessage>> codecs() {
    return Messages.ALL;
  }

  /// As the standard names the message.
  public static String name(NasMessage message) {
    return codec(message).name();
  }

  /// The EMM or ESM Status that answers a rejected message: #97 for a type that does not exist or
  /// is not implemented, #96 or #100 for what is wrong inside (TS 24.301 §7.4 to §7.7). Empty for
  /// what is silently ignored: an unknown protocol discriminator, no whole header (§7.2).
  ///
  /// Some requests are answered by their own reject instead (§7.5.3), and whether a type fits the
  /// state (#98, #101) is known to the procedure.
  public static Optional<NasMessage> status(Decoded.Rejected<NasMessage> rejected) {
    var fault = rejected.diagnostics().first(Verdict.REJECT).orElseThrow();
    if (fault.tag() == HeaderFault.NO_PLAIN_MESSAGE) {
      return Optional.empty();
    }
    int cause = cause(fault);
    var bearer = rejected.partial().value(EPS_BEARER_IDENTITY);
    var transaction = rejected.partial().value(PROCEDURE_TRANSACTION_IDENTITY);
    return Optional.of(
        bearer.isPresent() && transaction.isPresent()
            ? new EsmStatus(bearer.get(), transaction.get(), new EsmCause(cause))
            : new EmmStatus(new EmmCause(cause)));
  }

  private static int cause(Diagnostic fault) {
    if (fault.tag() == HeaderFault.MESSAGE_TYPE) {
      return EmmCause.MESSAGE_TYPE_NON_EXISTENT_OR_NOT_IMPLEMENTED.code();
    }
    boolean conditional =
        fault.problem() == Problem.INVALID && fault.tag() instanceof NasTag tag && !tag.hasPlace();
    return (conditional ? EmmCause.CONDITIONAL_IE_ERROR : EmmCause.INVALID_MANDATORY_INFORMATION)
        .code();
  }

  private static NasHeader header(OctetReader in) {
    int first = in.u8();
    int half = first >> 4;
    return switch (first & 0xf) {
      case ESM -> {
        in.skip(1);
        yield new EsmHeader(in.u8());
      }
      case EMM ->
          switch (SecurityHeaderType.of(half).orElse(SecurityHeaderType.INTEGRITY)) {
            case PLAIN -> new EmmHeader(in.u8());
            case SERVICE_REQUEST -> new ServiceRequestHeader();
            default -> throw new DecodeException("security header type %d".formatted(half));
          };
      default -> throw new DecodeException("protocol discriminator %d".formatted(first & 0xf));
    };
  }

  private static Decoded<NasMessage> unknownType(Octets message) {
    var in = message.reader();
    int first = in.u8();
    int second = in.u8();
    if ((first & 0xf) == EMM) {
      var type = "EMM message type %02X".formatted(second);
      return rejected(Problem.UNKNOWN, HeaderFault.MESSAGE_TYPE, type, Partial.NOTHING);
    }
    var read =
        new Partial(
            Map.of(
                EPS_BEARER_IDENTITY,
                new EpsBearerIdentity(first >> 4),
                PROCEDURE_TRANSACTION_IDENTITY,
                new ProcedureTransactionIdentity(second)));
    var type = "ESM message type %02X".formatted(in.u8());
    return rejected(Problem.UNKNOWN, HeaderFault.MESSAGE_TYPE, type, read);
  }

  private static Decoded<NasMessage> rejected(
      Problem problem, HeaderFault fault, String detail, Partial partial) {
    var diagnostic = new Diagnostic(problem, Verdict.REJECT, "", fault, Octets.EMPTY, detail);
    return new Decoded.Rejected<>(Diagnostics.of(diagnostic), partial);
  }

  private static Map<NasHeader, NasCodec<? extends NasMessage>> byHeader(Direction direction) {
    return Messages.ALL.stream()
        .filter(codec -> codec.directions().contains(direction))
        .collect(toUnmodifiableMap(NasCodec::header, identity()));
  }

  @SuppressWarnings("unchecked") // a message of a kind is a message
  private static Decoded<NasMessage> decode(NasCodec<? extends NasMessage> codec, Octets message) {
    return (Decoded<NasMessage>) codec.decode(message);
  }

  @SuppressWarnings("unchecked") // the map's keys are the types of its values
  private static NasCodec<NasMessage> codec(NasMessage message) {
    return (NasCodec<NasMessage>) Objects.requireNonNull(BY_RECORD.get(message.getClass()));
  }

  /// What is wrong before the first element.
  private enum HeaderFault implements Tag {
    NO_PLAIN_MESSAGE,
    MESSAGE_TYPE;

    @Override
    public long key() {
      return -1 - ordinal();
    }
  }
}
