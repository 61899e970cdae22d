package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.Octets;

/// EPS quality of service, TS 24.301 §9.9.4.3: QCI, and bit rates where the QCI has guaranteed
/// ones.
///
/// @param octets 1, 5, 9 or 13
public record EpsQualityOfService(Octets octets) implements Flags {
  public EpsQualityOfService {
    Require.length(octets, 1, 255, "an EPS quality of service");
  }

  /// Of a bearer without guaranteed bit rate.
  ///
  /// @param qci 1 to 254
  public static EpsQualityOfService of(int qci) {
    Require.range(qci, 1, 254, "a QCI");
    return new EpsQualityOfService(Octets.of(qci));
  }

  public int qci() {
    return octet(1);
  }

  static EpsQualityOfService decode(OctetReader in) {
    return new EpsQualityOfService(in.rest());
  }

  @Override
  public String toString() {
    return octets.length() == 1 ? "QCI " + qci() : "QCI %d %s".formatted(qci(), octets.from(1));
  }
}
