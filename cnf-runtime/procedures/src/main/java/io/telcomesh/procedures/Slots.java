package io.telcomesh.procedures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Hands out identifiers that peers name a context by: a slot (24 bits) and the generation of its
/// use (8 bits), so that an identifier that was given back finds nobody. None is 0. For any thread.
///
/// @param <T> what an identifier stands for
public final class Slots<T> {
  private static final int SLOT_BITS = 24;
  private static final int MOST = (1 << SLOT_BITS) - 1;

  private final List<@Nullable T> contents = new ArrayList<>();
  private final List<Byte> generations = new ArrayList<>();
  private final ArrayDeque<Integer> free = new ArrayDeque<>();
  private int used;

  public Slots() {
    contents.add(null); // so that no identifier is 0
    generations.add((byte) 0);
  }

  /// A new identifier for what is made with it.
  ///
  /// @throws IllegalStateException when all 16,777,215 are in use
  public synchronized T add(IntFunction<T> maker) {
    int slot = free.isEmpty() ? extend() : free.removeFirst();
    var content = maker.apply(generations.get(slot) << SLOT_BITS | slot);
    contents.set(slot, content);
    used++;
    return content;
  }

  public synchronized Optional<T> find(int identifier) {
    int slot = identifier & MOST;
    return slot < contents.size() && generations.get(slot) == (byte) (identifier >>> SLOT_BITS)
        ? Optional.ofNullable(contents.get(slot))
        : Optional.empty();
  }

  /// Lets an identifier that is in use stand for something else.
  ///
  /// @return whether it was in use
  public synchronized boolean replace(int identifier, T content) {
    boolean used = find(identifier).isPresent();
    if (used) {
      contents.set(identifier & MOST, content);
    }
    return used;
  }

  /// Gives an identifier back; one that finds nobody is let be. Its slot is used again as late as
  /// possible.
  ///
  /// @return whether it was in use
  public synchronized boolean remove(int identifier) {
    boolean inUse = find(identifier).isPresent();
    if (inUse) {
      int slot = identifier & MOST;
      contents.set(slot, null);
      generations.set(slot, (byte) (generations.get(slot) + 1));
      free.addLast(slot);
      used--;
    }
    return inUse;
  }

  public synchronized int size() {
    return used;
  }

  /// Everything there is now.
  public synchronized Stream<T> all() {
    var now = new ArrayList<T>(used);
    for (var content : contents) {
      if (content != null) {
        now.add(content);
      }
    }
    return now.stream();
  }

  private int extend() {
    if (contents.size() > MOST) {
      throw new IllegalStateException("all identifiers are in use");
    }
    contents.add(null);
    generations.add((byte) 0);
    return contents.size() - 1;
  }
}
