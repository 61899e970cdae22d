package io.telcomesh.diameter;

import io.telcomesh.codec.Element;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All AVPs of S6a, S13 and the base protocol, from the table `avps.tsv`: what a message carries
/// beside its record's components is recognised and shown through it.
final class AvpDictionary {
  private static final Set<String> SECRET =
      Set.of("RAND", "XRES", "AUTN", "KASME", "Confidentiality-Key", "Integrity-Key", "Kc", "SRES");

  private static final Map<Long, Avp<?>> BY_KEY = load();

  private AvpDictionary() {}

  static Optional<Element<?>> element(AvpTag tag) {
    return Optional.ofNullable(BY_KEY.get(tag.key()));
  }

  private static Map<Long, Avp<?>> load() {
    var avps = new HashMap<Long, Avp<?>>();
    try (var table = AvpDictionary.class.getResourceAsStream("avps.tsv")) {
      if (table == null) {
        throw new IllegalStateException("avps.tsv is not in the jar");
      }
      new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(AvpDictionary::avp)
          .forEach(avp -> avps.put(avp.tag().key(), avp));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return avps;
  }

  private static Avp<?> avp(String[] row) {
    var name = row[0];
    int code = Integer.parseInt(row[1]);
    int vendor = Integer.parseInt(row[2]);
    boolean mandatory = row[4].equals("must");
    if (SECRET.contains(name)) {
      return Avp.secret(name, code, vendor, mandatory);
    }
    return switch (row[3]) {
      case "Unsigned32", "Enumerated", "Integer32" -> Avp.unsigned32(name, code, vendor, mandatory);
      case "Unsigned64" -> Avp.unsigned64(name, code, vendor, mandatory);
      case "UTF8String", "DiameterIdentity", "DiameterURI" ->
          Avp.utf8String(name, code, vendor, mandatory);
      case "Address" -> Avp.address(name, code, vendor, mandatory);
      case "Grouped" -> Avp.grouped(name, code, vendor, mandatory, () -> AnyAvps.MEMBERS);
      case "OctetString", "Time" -> Avp.octetString(name, code, vendor, mandatory);
      default -> throw new IllegalStateException("no type %s of %s".formatted(row[3], name));
    };
  }

  /// The members of a grouped AVP that nothing of ours reads.
  public record AnyAvps(OtherIes avps) {
    static final Table<AnyAvps, AvpTag> MEMBERS =
        AvpTable.of(AnyAvps.class, "AVPs").others(AnyAvps::avps).build();
  }
}
