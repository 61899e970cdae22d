package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.identifiers.EpsBearerIdentity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// EPS bearer context status, TS 24.301 §9.9.2.1: the bearers that the sender holds active.
public record EpsBearerContextStatus(Set<EpsBearerIdentity> active) {
  public EpsBearerContextStatus {
    active = Set.copyOf(active);
  }

  static EpsBearerContextStatus decode(OctetReader in) {
    int low = in.u8(); // EBI 7 to 0
    int bits = in.u8() << 8 | low;
    return new EpsBearerContextStatus(
        IntStream.rangeClosed(1, 15)
            .filter(identity -> (bits >> identity & 1) == 1)
            .mapToObj(EpsBearerIdentity::new)
            .collect(Collectors.toUnmodifiableSet()));
  }

  void encode(OctetWriter out) {
    int bits = active.stream().mapToInt(identity -> 1 << identity.value()).sum() & 0xfffe;
    out.u8(bits & 0xff).u8(bits >> 8);
  }
}
