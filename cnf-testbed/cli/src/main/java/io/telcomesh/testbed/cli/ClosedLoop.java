package io.telcomesh.testbed.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Keeps so many questions under way, each followed by the next one as soon as it is answered, and
/// takes the time of each.
final class ClosedLoop {
  private static final long NOT_UNDER_WAY = 0;
  private static final double NANOSECONDS_A_SECOND = 1e9;
  private static final double NANOSECONDS_A_MILLISECOND = 1e6;

  /// Who is asked.
  interface Line {
    /// Asks; it may leave with [#receive].
    void send(int number) throws IOException;

    /// Waits for an answer, and takes those that are there then; none when nobody answers any more.
    void receive(Answers answers) throws IOException;
  }

  /// Takes answers.
  interface Answers {
    /// @param well whether it is what was asked for
    void answered(int number, boolean well);
  }

  /// Like [BenchRound], without the functions' side.
  record Timed(
      int wanted, double seconds, double firstTenth, double lastTenth, List<Double> milliseconds) {}

  private final int count;
  private final Line line;
  private final long[] sentAt;
  private final long[] overAt;
  private final List<Double> milliseconds;
  private int sent;
  private int over;

  private ClosedLoop(int count, Line line) {
    this.count = count;
    this.line = line;
    sentAt = new long[count];
    overAt = new long[count];
    milliseconds = new ArrayList<>(count);
  }

  /// @param count 10 or more
  static Timed run(int count, int window, Line line) throws IOException {
    return new ClosedLoop(count, line).run(window);
  }

  private Timed run(int window) throws IOException {
    long begun = System.nanoTime();
    while (over < count) {
      while (sent < count && sent - over < window) {
        sentAt[sent] = System.nanoTime();
        line.send(sent++);
      }
      int before = over;
      line.receive(this::answered);
      if (over == before) {
        giveUp();
      }
    }
    return new Timed(
        count,
        seconds(begun, overAt[count - 1]),
        perSecond(begun, overAt[count / 10 - 1]),
        perSecond(overAt[count - count / 10 - 1], overAt[count - 1]),
        milliseconds);
  }

  private void answered(int number, boolean well) {
    if (number < 0 || number >= sent || sentAt[number] == NOT_UNDER_WAY) {
      return; // it had been given up
    }
    long now = System.nanoTime();
    if (well) {
      milliseconds.add((now - sentAt[number]) / NANOSECONDS_A_MILLISECOND);
    }
    sentAt[number] = NOT_UNDER_WAY;
    overAt[over++] = now;
  }

  private void giveUp() {
    long now = System.nanoTime();
    for (int number = 0; number < sent; number++) {
      if (sentAt[number] != NOT_UNDER_WAY) {
        sentAt[number] = NOT_UNDER_WAY;
        overAt[over++] = now;
      }
    }
  }

  private double perSecond(long from, long to) {
    return count / 10 / seconds(from, to);
  }

  private static double seconds(long from, long to) {
    return Math.max(1, to - from) / NANOSECONDS_A_SECOND;
  }
}
