package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tracking area identity list, TS 24.301 §9.9.3.33: 1 to 16 tracking areas in partial lists of
/// three forms.
public record TrackingAreaIdentityList(List<Partial> partials) {
  private static final int MOST_AREAS = 16;
  private static final int WORTH_A_PARTIAL_LIST = 4;

  public sealed interface Partial {
    Stream<Tai> areas();
  }

  /// Type 0: areas of one PLMN.
  public record Scattered(Plmn plmn, List<Integer> codes) implements Partial {
    public Scattered {
      codes = List.copyOf(codes);
    }

    @Override
    public Stream<Tai> areas() {
      return codes.stream().map(code -> new Tai(plmn, code));
    }
  }

  /// Type 1: areas of one PLMN whose codes follow each other.
  public record Consecutive(Tai first, int count) implements Partial {
    @Override
    public Stream<Tai> areas() {
      return IntStream.range(0, count).mapToObj(i -> new Tai(first.plmn(), first.tac() + i));
    }
  }

  /// Type 2: areas of several PLMNs.
  public record Mixed(List<Tai> list) implements Partial {
    public Mixed {
      list = List.copyOf(list);
    }

    @Override
    public Stream<Tai> areas() {
      return list.stream();
    }
  }

  /// @throws IllegalArgumentException unless there are 1 to 16 areas
  public TrackingAreaIdentityList {
    partials = List.copyOf(partials);
    int areas = (int) partials.stream().flatMap(Partial::areas).count();
    Require.range(areas, 1, MOST_AREAS, "the number of tracking areas in a list");
  }

  public List<Tai> areas() {
    return partials.stream().flatMap(Partial::areas).toList();
  }

  public boolean contains(Tai tai) {
    return partials.stream().flatMap(Partial::areas).anyMatch(tai::equals);
  }

  /// The areas in few octets: runs of codes as type 1, the other codes of a PLMN as type 0, what is
  /// left alone as type 2.
  ///
  /// @throws IllegalArgumentException unless there are 1 to 16 different areas
  public static TrackingAreaIdentityList of(Collection<Tai> areas) {
    var partials = new ArrayList<Partial>();
    var alone = new ArrayList<Tai>();
    var byPlmn = new TreeMap<String, TreeSet<Integer>>();
    areas.forEach(tai ->
        byPlmn
            .computeIfAbsent(tai.plmn().mcc() + "/" + tai.plmn().mnc(), _ -> new TreeSet<>())
            .add(tai.tac()));
    byPlmn.forEach((plmn, codes) -> collect(Plmn.of(plmn), List.copyOf(codes), partials, alone));
    if (alone.size() == 1) {
      var only = alone.getFirst();
      partials.add(new Scattered(only.plmn(), List.of(only.tac())));
    } else if (!alone.isEmpty()) {
      partials.add(new Mixed(alone));
    }
    return new TrackingAreaIdentityList(partials);
  }

  private static void collect(
      Plmn plmn, List<Integer> codes, List<Partial> partials, List<Tai> alone) {
    var scattered = new ArrayList<Integer>();
    for (int from = 0; from < codes.size(); ) {
      int to = from + 1;
      while (to < codes.size() && codes.get(to) == codes.get(to - 1) + 1) {
        to++;
      }
      int length = to - from;
      if (length >= WORTH_A_PARTIAL_LIST || length > 1 && length == codes.size()) {
        partials.add(new Consecutive(new Tai(plmn, codes.get(from)), length));
      } else {
        scattered.addAll(codes.subList(from, to));
      }
      from = to;
    }
    if (scattered.size() == 1) {
      alone.add(new Tai(plmn, scattered.getFirst()));
    } else if (!scattered.isEmpty()) {
      partials.add(new Scattered(plmn, scattered));
    }
  }

  static TrackingAreaIdentityList decode(OctetReader in) {
    var partials = new ArrayList<Partial>();
    while (in.hasRemaining()) {
      int first = in.u8();
      int count = Math.min(first & 0x1f, MOST_AREAS - 1) + 1;
      partials.add(
          switch (first >> 5 & 3) {
            case 0 -> new Scattered(Plmn.decode(in), several(count, in::u16));
            case 1 -> new Consecutive(Tai.decode(in), count);
            case 2 -> new Mixed(several(count, () -> Tai.decode(in)));
            default -> throw new DecodeException("a partial list of type 3");
          });
    }
    return new TrackingAreaIdentityList(partials);
  }

  private static <V> List<V> several(int count, Supplier<V> one) {
    return Stream.generate(one).limit(count).toList();
  }

  void encode(OctetWriter out) {
    for (var partial : partials) {
      switch (partial) {
        case Scattered(var plmn, var codes) -> {
          out.u8(codes.size() - 1);
          plmn.encode(out);
          codes.forEach(out::u16);
        }
        case Consecutive(var start, int count) -> {
          out.u8(0x20 | count - 1);
          start.encode(out);
        }
        case Mixed(var list) -> {
          out.u8(0x40 | list.size() - 1);
          list.forEach(tai -> tai.encode(out));
        }
      }
    }
  }

  @Override
  public String toString() {
    return areas().toString();
  }
}
