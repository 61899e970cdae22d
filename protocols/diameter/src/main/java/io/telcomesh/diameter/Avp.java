package io.telcomesh.diameter;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Element;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.Tree;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// An AVP of a dictionary: what identifies it, and the type of its data (RFC 6733 §4.2, §4.3).
public record Avp<V>(AvpTag tag, Element<V> data) implements Element<V> {
  private static final long NTP_TO_UNIX = 2_208_988_800L;
  private static final long NTP_ERA = 1L << 32;
  private static final long NTP_HALF = 1L << 31;

  public static Avp<Long> unsigned32(String name, int code, int vendor, boolean mandatory) {
    return avp(
        Element.of(name, in -> exactly(4, in).u32(), (value, out) -> out.u32(value)),
        code,
        vendor,
        mandatory);
  }

  public static Avp<Long> unsigned64(String name, int code, int vendor, boolean mandatory) {
    return avp(
        Element.of(name, in -> exactly(8, in).u64(), (value, out) -> out.u64(value)),
        code,
        vendor,
        mandatory);
  }

  public static Avp<String> utf8String(String name, int code, int vendor, boolean mandatory) {
    return avp(Element.of(name, Avp::text, Avp::writeText), code, vendor, mandatory);
  }

  public static Avp<Octets> octetString(String name, int code, int vendor, boolean mandatory) {
    return avp(Element.octets(name), code, vendor, mandatory);
  }

  /// Octets that are a key or part of a vector.
  public static Avp<Octets> secret(String name, int code, int vendor, boolean mandatory) {
    return avp(
        Element.secret(name, OctetReader::rest, (value, out) -> out.octets(value)),
        code,
        vendor,
        mandatory);
  }

  public static Avp<InetAddress> address(String name, int code, int vendor, boolean mandatory) {
    return avp(Element.of(name, Avp::readAddress, Avp::writeAddress), code, vendor, mandatory);
  }

  /// Seconds since 1900, which begin anew in 2036 (RFC 5905 §6).
  public static Avp<Instant> time(String name, int code, int vendor, boolean mandatory) {
    return unsigned32(name, code, vendor, mandatory).as(Avp::instant, Avp::ntpSeconds);
  }

  /// AVPs inside an AVP. The members are asked for when they are needed: their table may itself
  /// name this AVP.
  public static <M> Avp<M> grouped(
      String name, int code, int vendor, boolean mandatory, Supplier<Table<M, AvpTag>> members) {
    return avp(new Group<>(name, members), code, vendor, mandatory);
  }

  /// The same AVP with values of our own type.
  public <W> Avp<W> as(Function<V, W> fromData, Function<W, V> toData) {
    return new Avp<>(tag, new Mapped<>(data, fromData, toData));
  }

  /// A value of this AVP where a message has no row for it.
  public OtherIes.Other other(V value) {
    var out = new OctetWriter(64);
    encode(value, out);
    return new OtherIes.Other(tag, out.toOctets(), 0);
  }

  @Override
  public String name() {
    return data.name();
  }

  @Override
  public V decode(OctetReader in) {
    return data.decode(in);
  }

  @Override
  public void encode(V value, OctetWriter out) {
    data.encode(value, out);
  }

  @Override
  public Tree render(V value) {
    return data.render(value);
  }

  @Override
  public boolean secret() {
    return data.secret();
  }

  @Override
  public Optional<Table<?, ?>> group() {
    return data.group();
  }

  @Override
  public String toString() {
    return name();
  }

  private static <V> Avp<V> avp(Element<V> data, int code, int vendor, boolean mandatory) {
    return new Avp<>(new AvpTag(code, vendor, mandatory), data);
  }

  private static OctetReader exactly(int octets, OctetReader in) {
    if (in.remaining() != octets) {
      throw new DecodeException("%d octets instead of %d".formatted(in.remaining(), octets));
    }
    return in;
  }

  private static String text(OctetReader in) {
    return new String(in.rest().toByteArray(), StandardCharsets.UTF_8);
  }

  private static void writeText(String value, OctetWriter out) {
    out.octets(Octets.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  /// Address family 1 (IPv4) or 2 (IPv6) of IANA's registry, then the address.
  private static InetAddress readAddress(OctetReader in) {
    int family = in.u16();
    var octets = in.rest();
    int length = octets.length();
    if (family == 1 && length != 4 || family == 2 && length != 16 || family < 1 || family > 2) {
      throw new DecodeException("%d octets of address family %d".formatted(length, family));
    }
    try {
      return InetAddress.getByAddress(octets.toByteArray());
    } catch (UnknownHostException impossible) {
      throw new DecodeException("no address: " + octets);
    }
  }

  private static void writeAddress(InetAddress address, OctetWriter out) {
    var octets = address.getAddress();
    out.u16(octets.length == 4 ? 1 : 2).octets(Octets.wrap(octets));
  }

  private static Instant instant(long ntp) {
    long era = ntp < NTP_HALF ? NTP_ERA : 0;
    return Instant.ofEpochSecond(ntp + era - NTP_TO_UNIX);
  }

  private static long ntpSeconds(Instant instant) {
    return (instant.getEpochSecond() + NTP_TO_UNIX) & 0xffffffffL;
  }

  private record Group<M>(String name, Supplier<Table<M, AvpTag>> members) implements Element<M> {
    @Override
    public M decode(OctetReader in) {
      return members.get().decode(in).orThrow();
    }

    @Override
    public void encode(M value, OctetWriter out) {
      members.get().encode(value, out);
    }

    @Override
    public Tree render(M value) {
      return members.get().render(value).named(name);
    }

    @Override
    public Optional<Table<?, ?>> group() {
      return Optional.of(members.get());
    }
  }

  private record Mapped<V, W>(Element<V> data, Function<V, W> fromData, Function<W, V> toData)
      implements Element<W> {
    @Override
    public String name() {
      return data.name();
    }

    @Override
    public W decode(OctetReader in) {
      return fromData.apply(data.decode(in));
    }

    @Override
    public void encode(W value, OctetWriter out) {
      data.encode(toData.apply(value), out);
    }

    @Override
    public Tree render(W value) {
      return Tree.leaf(name(), secret() ? Tree.REDACTED : String.valueOf(value));
    }

    @Override
    public boolean secret() {
      return data.secret();
    }

    @Override
    public Optional<Table<?, ?>> group() {
      return data.group();
    }
  }
}
