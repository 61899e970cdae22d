package io.telcomesh.capture;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The fragments of one IP packet, in any order; those that came twice count once. A packet whose
/// fragments overlap is never complete.
final class Fragments implements Unfinished.Holding {
  private static final int LONGEST = 0xffff;
  private static final int NOT_KNOWN = -1;

  private final TreeMap<Integer, Octets> byOffset = new TreeMap<>();
  private final List<Long> frames = new ArrayList<>();
  private int total = NOT_KNOWN;
  private int sum;

  /// The whole packet's datagram, once all is there.
  ///
  /// @throws DecodeException when the packet would be longer than packets are
  Optional<Datagram> add(Datagram part, int offset, boolean more) {
    int length = part.payload().length();
    if (offset + length > LONGEST) {
      throw new DecodeException("a fragment up to octet %d".formatted(offset + length));
    }
    if (!more) {
      total = offset + length;
    }
    if (byOffset.putIfAbsent(offset, Octets.copyOf(part.payload().toByteBuffer())) == null) {
      sum += length;
      frames.add(part.frames().getFirst());
    }
    return total == sum && contiguous() ? Optional.of(whole(part)) : Optional.empty();
  }

  private boolean contiguous() {
    int end = 0;
    for (var each : byOffset.entrySet()) {
      if (each.getKey() != end) {
        return false;
      }
      end += each.getValue().length();
    }
    return true;
  }

  private Datagram whole(Datagram last) {
    var payload = new OctetWriter(sum);
    byOffset.values().forEach(payload::octets);
    return new Datagram(
        frames,
        last.time(),
        last.on(),
        last.source(),
        last.destination(),
        last.protocol(),
        payload.toOctets());
  }

  @Override
  public long held() {
    return sum + (long) byOffset.size() * Unfinished.PIECE;
  }

  @Override
  public boolean waits() {
    return true;
  }
}
