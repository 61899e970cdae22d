package io.telcomesh.procedures;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hashed timing wheels in levels: 256 ticks, 256 times 256, and once more. Adding and cancelling
/// take the same time however many timers run; a timer is one object in its slot's list. Not
/// thread-safe.
final class TimingWheel {
  private static final int BITS = 8;
  private static final int SLOTS = 1 << BITS;
  private static final int LEVELS = 3;
  private static final long HORIZON = 1L << (BITS * LEVELS);

  private final Slot[][] levels = new Slot[LEVELS][SLOTS];
  private long tick;
  private int size;

  TimingWheel() {
    for (var level : levels) {
      for (int i = 0; i < SLOTS; i++) {
        level[i] = new Slot();
      }
    }
  }

  int size() {
    return size;
  }

  /// An entry that is due at a tick, at the next one if that is past.
  Entry add(long dueTick, Runnable action) {
    var entry = new Entry(Math.max(dueTick, tick + 1), action);
    place(entry);
    size++;
    return entry;
  }

  void cancel(Entry entry) {
    if (entry.unlink()) {
      size--;
    }
  }

  /// Turns the wheel up to a tick; returns what is due, in order of ticks.
  List<Runnable> advanceTo(long now) {
    var due = new ArrayList<Runnable>();
    while (tick < now) {
      long next = nextTick();
      if (next > now) {
        tick = now;
        break;
      }
      tick = next;
      cascade();
      levels[0][(int) (tick & (SLOTS - 1))].drain(entry -> {
        due.add(entry.action);
        size--;
      });
    }
    return due;
  }

  /// The first tick at which there may be something to do; [Long#MAX_VALUE] when the wheel is
  /// empty.
  long nextTick() {
    if (size == 0) {
      return Long.MAX_VALUE;
    }
    for (long next = tick + 1; ; next++) {
      if (!levels[0][(int) (next & (SLOTS - 1))].isEmpty() || (next & (SLOTS - 1)) == 0) {
        return next;
      }
    }
  }

  /// At the end of a level's round the next slot of the level above is spread over it.
  private void cascade() {
    for (int level = 1; level < LEVELS; level++) {
      int shift = BITS * level;
      if ((tick & ((1L << shift) - 1)) != 0) {
        return;
      }
      levels[level][(int) (tick >>> shift) & (SLOTS - 1)].drain(this::place);
    }
  }

  private void place(Entry entry) {
    // An entry beyond the last level's round waits in that level and is placed again.
    long due = Math.min(entry.due, tick + HORIZON - 1);
    int level = 0;
    while (level < LEVELS - 1 && due - tick >= 1L << (BITS * (level + 1))) {
      level++;
    }
    levels[level][(int) (due >>> (BITS * level)) & (SLOTS - 1)].add(entry);
  }

  static final class Entry {
    final long due;
    final Runnable action;
    private @Nullable Entry before;
    private @Nullable Entry after;
    private @Nullable Slot slot;

    Entry(long due, Runnable action) {
      this.due = due;
      this.action = action;
    }

    boolean unlink() {
      var from = slot;
      if (from == null) {
        return false;
      }
      from.remove(this);
      return true;
    }
  }

  private static final class Slot {
    private @Nullable Entry first;

    boolean isEmpty() {
      return first == null;
    }

    void add(Entry entry) {
      entry.slot = this;
      entry.before = null;
      entry.after = first;
      if (first != null) {
        first.before = entry;
      }
      first = entry;
    }

    void remove(Entry entry) {
      if (entry.before == null) {
        first = entry.after;
      } else {
        entry.before.after = entry.after;
      }
      if (entry.after != null) {
        entry.after.before = entry.before;
      }
      entry.slot = null;
      entry.before = null;
      entry.after = null;
    }

    /// In the order of adding.
    void drain(java.util.function.Consumer<Entry> consumer) {
      var entry = first;
      while (entry != null && entry.after != null) {
        entry = entry.after;
      }
      first = null;
      while (entry != null) {
        var next = entry.before;
        entry.slot = null;
        entry.before = null;
        entry.after = null;
        consumer.accept(entry);
        entry = next;
      }
    }
  }
}
