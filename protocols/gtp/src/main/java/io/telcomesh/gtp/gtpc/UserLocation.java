package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Tai;
import java.util.Optional;

/// User location information, TS 29.274 §8.21: where the UE was last seen, in up to eight ways. LTE
/// uses tracking area and cell; the others are kept in octets.
///
/// @param cgi cell of GSM or UMTS, as are sai, rai and lai
public record UserLocation(
    Optional<Octets> cgi,
    Optional<Octets> sai,
    Optional<Octets> rai,
    Optional<Tai> tai,
    Optional<Ecgi> ecgi,
    Optional<Octets> lai,
    Optional<Octets> macroEnodebId,
    Optional<Octets> extendedMacroEnodebId) {
  private static final int CGI_OCTETS = 7;
  private static final int LAI_OCTETS = 5;
  private static final int ENODEB_OCTETS = 6;

  public static UserLocation of(Tai tai, Ecgi ecgi) {
    return new UserLocation(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(tai),
        Optional.of(ecgi),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static UserLocation decode(OctetReader in) {
    int flags = in.u8();
    return new UserLocation(
        octets(flags, 0, CGI_OCTETS, in),
        octets(flags, 1, CGI_OCTETS, in),
        octets(flags, 2, CGI_OCTETS, in),
        (flags & 1 << 3) != 0 ? Optional.of(Tai.decode(in)) : Optional.empty(),
        (flags & 1 << 4) != 0 ? Optional.of(Ecgi.decode(in)) : Optional.empty(),
        octets(flags, 5, LAI_OCTETS, in),
        octets(flags, 6, ENODEB_OCTETS, in),
        octets(flags, 7, ENODEB_OCTETS, in));
  }

  void encode(OctetWriter out) {
    int flags = out.reserve(1);
    int present = octets(cgi, 0, out) | octets(sai, 1, out) | octets(rai, 2, out);
    if (tai.isPresent()) {
      tai.get().encode(out);
      present |= 1 << 3;
    }
    if (ecgi.isPresent()) {
      ecgi.get().encode(out);
      present |= 1 << 4;
    }
    present |= octets(lai, 5, out) | octets(macroEnodebId, 6, out);
    present |= octets(extendedMacroEnodebId, 7, out);
    out.patch(flags, present, 1);
  }

  private static Optional<Octets> octets(int flags, int bit, int length, OctetReader in) {
    return (flags & 1 << bit) != 0 ? Optional.of(in.octets(length)) : Optional.empty();
  }

  private static int octets(Optional<Octets> field, int bit, OctetWriter out) {
    field.ifPresent(out::octets);
    return field.isPresent() ? 1 << bit : 0;
  }
}
