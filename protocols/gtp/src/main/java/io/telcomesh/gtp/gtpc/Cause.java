package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import java.util.Optional;

/// Why, or with what success: TS 29.274 §8.4.
///
/// @param code 0 to 255; [#value] names it
/// @param pdnConnectionIeError the fault lies in the PDN Connection IE
/// @param bearerContextIeError the fault lies in the Bearer Context IE
/// @param remoteNode the cause comes from the node behind the sender (Cause Source)
/// @param offendingIe the IE that made the sender refuse
public record Cause(
    int code,
    boolean pdnConnectionIeError,
    boolean bearerContextIeError,
    boolean remoteNode,
    Optional<IeTag> offendingIe) {
  private static final int FIRST_ACCEPTING = 16;
  private static final int FIRST_REJECTING = 64;

  public Cause {
    Codes.require(code, 255, "a cause");
  }

  public static Cause of(CauseValue value) {
    return new Cause(value.code(), false, false, false, Optional.empty());
  }

  public static Cause of(CauseValue value, IeTag offendingIe) {
    return new Cause(value.code(), false, false, false, Optional.of(offendingIe));
  }

  /// The same, as a node says it that had it from the one behind.
  public Cause fromRemoteNode() {
    return new Cause(code, pdnConnectionIeError, bearerContextIeError, true, offendingIe);
  }

  public Optional<CauseValue> value() {
    return CauseValue.of(code);
  }

  public boolean is(CauseValue value) {
    return code == value.code();
  }

  /// Whether a response with it accepts the request, wholly or in part.
  public boolean accepts() {
    return code >= FIRST_ACCEPTING && code < FIRST_REJECTING;
  }

  /// Whether it is a response's that rejects the request; a request's cause is neither.
  public boolean rejects() {
    return code >= FIRST_REJECTING;
  }

  static Cause decode(OctetReader in) {
    int code = in.u8();
    int flags = in.u8();
    Optional<IeTag> offending = Optional.empty();
    if (in.remaining() >= 4) {
      int type = in.u8();
      in.skip(2);
      offending = Optional.of(new IeTag(type, in.u8() & 0xf));
    }
    return new Cause(code, (flags & 4) != 0, (flags & 2) != 0, (flags & 1) != 0, offending);
  }

  void encode(OctetWriter out) {
    out.u8(code);
    out.u8((pdnConnectionIeError ? 4 : 0) | (bearerContextIeError ? 2 : 0) | (remoteNode ? 1 : 0));
    offendingIe.ifPresent(ie -> out.u8(ie.type()).u16(0).u8(ie.instance()));
  }

  @Override
  public String toString() {
    var name = value().map(CauseValue::toString).orElse("unknown cause");
    return "%d %s%s%s"
        .formatted(
            code,
            name,
            offendingIe.map(ie -> ", offending " + ie).orElse(""),
            remoteNode ? ", from the remote node" : "");
  }
}
