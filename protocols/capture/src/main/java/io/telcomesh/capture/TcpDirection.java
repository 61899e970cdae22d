package io.telcomesh.capture;

import io.telcomesh.codec.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One direction of a TCP connection: segments in any order, some of them twice, become a stream. A
/// capture may begin inside a connection, and packets may be missing from it: then the stream goes
/// on behind the gap.
final class TcpDirection implements Unfinished.Holding {
  /// A message that the stream carried.
  ///
  /// @param last the segment that completed it
  record Cut(Octets octets, List<Long> frames, Segment last) {}

  private static final int MOST_SEGMENTS = 64;
  private static final int MOST_OCTETS = 1 << 18;

  /// Farther away than any window reaches: another connection between the same ports.
  private static final int ANOTHER_CONNECTION = 1 << 24;

  private final Runnable gap;
  private final StreamCutter cutter;
  private final List<Segment> early = new ArrayList<>();
  private Optional<Integer> expected = Optional.empty();
  private int earlyOctets;

  TcpDirection(StreamFraming framing, Runnable gap) {
    this.gap = gap;
    this.cutter = new StreamCutter(framing);
  }

  /// The messages that the segment completes.
  List<Cut> add(Segment segment) {
    var cuts = new ArrayList<Cut>();
    if (segment.begins() && expected.filter(next -> next == segment.sequence()).isEmpty()) {
      restart(segment, cuts);
    }
    if (segment.length() == 0) {
      return cuts;
    }
    int ahead = segment.sequence() - expected.orElse(segment.sequence());
    if (ahead > ANOTHER_CONNECTION || ahead < -ANOTHER_CONNECTION) {
      restart(segment, cuts);
      ahead = 0;
    }
    if (ahead > 0) {
      wait(segment, cuts);
    } else {
      append(segment, segment, cuts);
      appendEarly(Optional.of(segment), cuts);
    }
    return cuts;
  }

  /// The messages behind the gaps that are left.
  List<Cut> finish() {
    var cuts = new ArrayList<Cut>();
    while (!early.isEmpty()) {
      skipGap(cuts);
    }
    if (cutter.held() > 0) {
      gap.run();
    }
    return cuts;
  }

  private void restart(Segment segment, List<Cut> cuts) {
    cuts.addAll(finish());
    cutter.restart();
    expected = Optional.of(segment.sequence());
  }

  private void wait(Segment segment, List<Cut> cuts) {
    early.add(segment.from(0));
    earlyOctets += segment.length();
    while (early.size() > MOST_SEGMENTS || earlyOctets > MOST_OCTETS) {
      skipGap(cuts);
    }
  }

  private void skipGap(List<Cut> cuts) {
    int next = expected.orElseThrow();
    int nearest = early.stream().mapToInt(each -> each.sequence() - next).min().orElseThrow();
    gap.run();
    cutter.restart();
    expected = Optional.of(next + nearest);
    appendEarly(Optional.empty(), cuts);
  }

  private void appendEarly(Optional<Segment> completing, List<Cut> cuts) {
    for (int i = 0; i < early.size(); i++) {
      var segment = early.get(i);
      if (segment.sequence() - expected.orElseThrow() <= 0) {
        early.remove(i);
        earlyOctets -= segment.length();
        append(segment, completing.orElse(segment), cuts);
        i = -1; // what it was waiting for may have been waited for by others too
      }
    }
  }

  /// Takes of a segment what has not been there.
  private void append(Segment segment, Segment completing, List<Cut> cuts) {
    int known = expected.map(next -> next - segment.sequence()).orElse(0);
    if (known >= segment.length()) {
      return;
    }
    expected = Optional.of(segment.sequence() + segment.length());
    cutter.append(segment.from(known), completing, cuts);
  }

  @Override
  public long held() {
    return cutter.held() + earlyOctets + (long) early.size() * Unfinished.PIECE;
  }

  @Override
  public boolean waits() {
    return cutter.held() > 0 || !early.isEmpty();
  }
}
