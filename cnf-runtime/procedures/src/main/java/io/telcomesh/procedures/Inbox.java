package io.telcomesh.procedures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Items from any thread for one reader: a stack that the reader takes whole and turns round.
/// Whoever puts an item into an empty inbox wakes the reader, so a burst wakes once.
final class Inbox {
  private static final Item CLOSED = new Item.Unasked("closed");
  private static final VarHandle NEWEST;

  static {
    try {
      NEWEST = MethodHandles.lookup().findVarHandle(Inbox.class, "newest", Item.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  enum Offer {
    TAKEN,
    TAKEN_BY_EMPTY,
    CLOSED
  }

  @SuppressWarnings("UnusedVariable") // through NEWEST
  private volatile @Nullable Item newest;

  Offer offer(Item item) {
    while (true) {
      var seen = newest;
      if (seen == CLOSED) {
        return Offer.CLOSED;
      }
      item.before = seen;
      if (NEWEST.compareAndSet(this, seen, item)) {
        return seen == null ? Offer.TAKEN_BY_EMPTY : Offer.TAKEN;
      }
    }
  }

  /// Moves what was posted behind the unread, oldest first; an [Item.Ending] goes before all.
  void moveTo(ArrayDeque<Item> unread) {
    if (newest != null && newest != CLOSED) {
      append((Item) NEWEST.getAndSet(this, null), unread);
    }
  }

  boolean closed() {
    return newest == CLOSED;
  }

  /// Closes the inbox if it is empty.
  boolean closeIfEmpty() {
    return NEWEST.compareAndSet(this, null, CLOSED);
  }

  /// Closes the inbox and moves what is still in it.
  void close(ArrayDeque<Item> unread) {
    append((Item) NEWEST.getAndSet(this, CLOSED), unread);
  }

  private static void append(@Nullable Item newest, ArrayDeque<Item> unread) {
    Item oldestFirst = null;
    while (newest != null) {
      var item = newest;
      newest = item.before;
      if (item instanceof Item.Ending) { // the oldest of several comes to stand first
        item.before = null;
        unread.addFirst(item);
      } else {
        item.before = oldestFirst;
        oldestFirst = item;
      }
    }
    while (oldestFirst != null) {
      var item = oldestFirst;
      oldestFirst = item.before;
      item.before = null;
      unread.addLast(item);
    }
  }
}
