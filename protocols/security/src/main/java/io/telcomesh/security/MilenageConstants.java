package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// c1 to c5 and r1 to r5 of Milenage, TS 35.206 §4.1: an operator may choose others than the
/// standard's (§5.3), the same in all his USIMs.
///
/// @param constants c1 to c5, 128 bits each
/// @param rotations r1 to r5, bits towards the most significant one
public record MilenageConstants(List<Octets> constants, List<Integer> rotations) {
  private static final int COUNT = 5;
  private static final int LENGTH = 16;

  /// Those of §4.1.
  public static final MilenageConstants STANDARD =
      new MilenageConstants(
          Stream.of(0, 1, 2, 4, 8)
              .map(last -> Octets.zeros(LENGTH - 1).then(Octets.of(last)))
              .toList(),
          List.of(64, 0, 32, 64, 96));

  /// @throws IllegalArgumentException when there are not five of each, one has another length, or
  ///   two outputs would be the same
  public MilenageConstants {
    constants = List.copyOf(constants);
    rotations = List.copyOf(rotations);
    if (constants.size() != COUNT || rotations.size() != COUNT) {
      throw new IllegalArgumentException("Milenage has c1 to c5 and r1 to r5");
    }
    if (constants.stream().anyMatch(constant -> constant.length() != LENGTH)
        || rotations.stream().anyMatch(rotation -> rotation < 0 || rotation > 127)) {
      throw new IllegalArgumentException("each c has 16 octets, each r is 0 to 127");
    }
    if (pairs(constants, rotations).distinct().count() < COUNT) {
      throw new IllegalArgumentException("two pairs of c and r are the same");
    }
  }

  Octets constant(int i) {
    return constants.get(i - 1);
  }

  int rotation(int i) {
    return rotations.get(i - 1);
  }

  private static Stream<String> pairs(List<Octets> constants, List<Integer> rotations) {
    return IntStream.range(0, COUNT).mapToObj(i -> constants.get(i).toHex() + rotations.get(i));
  }
}
