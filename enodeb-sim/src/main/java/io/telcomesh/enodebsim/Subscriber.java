package io.telcomesh.enodebsim;

import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.security.AuthenticationFunctions;
import io.telcomesh.security.DerivedKeys;
import java.util.List;
import java.util.stream.LongStream;

/// What is on a USIM: who the subscriber is and the functions with his secrets.
public record Subscriber(Imsi imsi, AuthenticationFunctions functions) {
  /// A range of consecutive IMSIs whose keys come from a seed, as the HSS provisions them.
  ///
  /// @param count 1 or more
  /// @throws IllegalArgumentException when the range leaves the digits of the first IMSI
  public static List<Subscriber> range(Imsi first, int count, Octets seed) {
    int digits = first.digits().length();
    long start = Long.parseLong(first.digits());
    return LongStream.range(start, start + count)
        .mapToObj(number -> ("%0" + digits + "d").formatted(number))
        .map(Imsi::new)
        .map(imsi -> new Subscriber(imsi, DerivedKeys.of(seed, imsi.digits()).milenage()))
        .toList();
  }
}
