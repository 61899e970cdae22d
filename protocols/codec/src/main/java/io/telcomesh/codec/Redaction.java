package io.telcomesh.codec;

import java.util.Arrays;
import java.util.List;

/// A body in which the values of secrets become zeros, each in its place; from where it cannot be
/// cut further, all of it does.
final class Redaction<T extends Tag> implements Framing.Fields<T> {
  private final Octets body;
  private final Dictionary<T> elements;
  private final byte[] shown;
  private int end;

  private Redaction(Octets body, Dictionary<T> elements) {
    this.body = body;
    this.elements = elements;
    shown = body.toByteArray();
  }

  static <T extends Tag> Octets of(
      Octets body, Framing<T> framing, List<T> rows, Dictionary<T> elements) {
    var redaction = new Redaction<>(body, elements);
    try {
      framing.split(body.reader(), rows, redaction);
    } catch (DecodeException uncut) {
      Arrays.fill(redaction.shown, redaction.end, redaction.shown.length, (byte) 0);
    }
    return Octets.wrap(redaction.shown);
  }

  @Override
  public void field(T tag, Octets value) {
    var redacted = elements.element(tag).map(each -> each.redact(value)).orElse(value);
    int at = body.indexOf(value);
    if (at >= 0) {
      redacted.copyInto(shown, at);
      end = at + value.length();
    } else if (!redacted.equals(value)) {
      throw new DecodeException("the value of %s does not lie in one piece".formatted(tag));
    }
  }
}
