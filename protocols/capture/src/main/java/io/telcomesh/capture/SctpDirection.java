package io.telcomesh.capture;

import io.telcomesh.codec.OctetWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One direction of an SCTP association: the fragments that wait for others, and what came lately,
/// by which a retransmission is known.
final class SctpDirection implements Unfinished.Holding {
  private static final int MOST_FRAGMENTS = 1024;
  private static final int MOST_OCTETS = 1 << 20;
  private static final int MOST_SEEN = 1024;

  private final Runnable givenUp;
  private final Map<Integer, DataChunk> fragments = new HashMap<>();
  private final Map<Integer, Integer> seen = new LinkedHashMap<>();
  private long waiting;

  SctpDirection(Runnable givenUp) {
    this.givenUp = givenUp;
  }

  /// The user message that the chunk completes, as one chunk.
  Optional<DataChunk> add(DataChunk chunk) {
    if (retransmitted(chunk)) {
      return Optional.empty();
    }
    if (chunk.whole()) {
      return Optional.of(chunk);
    }
    if (fragments.size() == MOST_FRAGMENTS || waiting > MOST_OCTETS) {
      givenUp.run();
      fragments.clear();
      waiting = 0;
    }
    var replaced = fragments.put(chunk.transmissionSequenceNumber(), chunk.alone());
    waiting += chunk.octets().length() - (replaced == null ? 0 : replaced.octets().length());
    return complete(chunk);
  }

  /// Whether the same came before: a captured packet, or one that SCTP sent again. Its number alone
  /// does not say so, because captures made by hand give the same to all.
  private boolean retransmitted(DataChunk chunk) {
    int content = 31 * chunk.stream() + chunk.octets().hashCode();
    var before = seen.put(chunk.transmissionSequenceNumber(), content);
    if (seen.size() > MOST_SEEN) {
      var eldest = seen.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
    return before != null && before == content;
  }

  /// Fragments of one message have consecutive numbers and the same stream, RFC 9260 §6.9.
  private Optional<DataChunk> complete(DataChunk chunk) {
    var parts = new ArrayList<DataChunk>();
    int number = chunk.transmissionSequenceNumber();
    var part = fragments.get(number);
    while (part != null && !part.begins()) {
      part = fragments.get(--number);
    }
    while (part != null && part.stream() == chunk.stream()) {
      parts.add(part);
      if (part.ends()) {
        return Optional.of(joined(parts));
      }
      part = fragments.get(++number);
      if (part != null && part.begins()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private DataChunk joined(List<DataChunk> parts) {
    var octets = new OctetWriter();
    var frames = new ArrayList<Long>();
    for (var part : parts) {
      octets.octets(part.octets());
      part.frames().stream().filter(each -> !frames.contains(each)).forEach(frames::add);
      fragments.remove(part.transmissionSequenceNumber());
      waiting -= part.octets().length();
    }
    var first = parts.getFirst();
    return new DataChunk(
        true,
        true,
        first.transmissionSequenceNumber(),
        first.stream(),
        first.payloadProtocol(),
        octets.toOctets(),
        List.copyOf(frames));
  }

  @Override
  public long held() {
    return waiting + (long) (fragments.size() + seen.size()) * Unfinished.PIECE;
  }

  @Override
  public boolean waits() {
    return !fragments.isEmpty();
  }
}
