package io.telcomesh.asn1per;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Octets;
import java.util.function.IntPredicate;

/// PrintableString and VisibleString, X.691 §30: eight bits a character when aligned. The sizes
/// that would let a string of one or two characters go unaligned do not occur.
record CharacterStringType(OctetStringType octets, IntPredicate alphabet)
    implements PerType<String> {
  static boolean printable(int character) {
    return character < 0x80
        && (Character.isLetterOrDigit(character) || " '()+,-./:=?".indexOf(character) >= 0);
  }

  static boolean visible(int character) {
    return character >= ' ' && character <= '~';
  }

  @Override
  public String decode(PerReader in) {
    var text = octets.decode(in).toAscii();
    if (!text.chars().allMatch(alphabet)) {
      throw new DecodeException("a character that the string may not have");
    }
    return text;
  }

  @Override
  public void encode(String value, PerWriter out) {
    if (!value.chars().allMatch(alphabet)) {
      throw new IllegalArgumentException("'%s' has a character it may not have".formatted(value));
    }
    octets.encode(Octets.ascii(value), out);
  }
}
