package io.telcomesh.capture;

import io.telcomesh.capture.TcpDirection.Cut;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.util.ArrayList;
import java.util.List;

/// Cuts a stream of octets into messages. Where no message begins, the segment is dropped and the
/// next one tried: most messages begin with a segment.
final class StreamCutter {
  private static final int LONGEST = 1 << 20;

  private final StreamFraming framing;
  private final List<Long> frames = new ArrayList<>();
  private OctetWriter waiting = new OctetWriter();
  private int needed;
  private boolean headerRead;

  StreamCutter(StreamFraming framing) {
    this.framing = framing;
    restart();
  }

  /// Forgets what waits.
  void restart() {
    waiting = new OctetWriter();
    frames.clear();
    expectHeader();
  }

  /// @param completing the segment that came, by which this one's turn has come
  void append(Segment segment, Segment completing, List<Cut> cuts) {
    waiting.octets(segment.octets());
    frames.addAll(segment.frames());
    if (waiting.length() < needed) {
      return;
    }
    var rest = waiting.toOctets();
    while (rest.length() >= needed) {
      if (headerRead) {
        cuts.add(new Cut(rest.slice(0, needed), List.copyOf(frames), completing));
        rest = rest.from(needed);
        frames.clear();
        frames.addAll(segment.frames());
        expectHeader();
      } else if (!readHeader(rest)) {
        restart();
        return;
      }
    }
    keep(rest);
  }

  private boolean readHeader(Octets rest) {
    var length = framing.messageLength(rest.slice(0, framing.headerLength()));
    headerRead = length.isPresent();
    needed = length.orElse(needed);
    return headerRead && needed >= framing.headerLength() && needed <= LONGEST;
  }

  private void keep(Octets rest) {
    waiting = new OctetWriter(rest.length());
    waiting.octets(rest);
    if (rest.isEmpty()) {
      frames.clear();
    }
  }

  private void expectHeader() {
    needed = framing.headerLength();
    headerRead = false;
  }

  long held() {
    return waiting.length() + (long) frames.size() * Unfinished.PIECE;
  }
}
