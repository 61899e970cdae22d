package io.telcomesh.userplane;

import io.telcomesh.gtp.Teid;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The tunnels that end here. A TEID is a slot (20 bits) and the slot's generation (12 bits, never
/// 0), so that a late packet of a released tunnel does not reach the slot's next owner.
final class Tunnels {
  private static final int SLOT_BITS = 20;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
  private static final int FIRST_GENERATION = 1 << SLOT_BITS;

  private final SparseArray<ForwardingRule> rules = new SparseArray<>(Integer.SIZE);
  private final AtomicInteger slots = new AtomicInteger();
  private final Queue<Integer> released = new ConcurrentLinkedQueue<>();

  /// A TEID that no rule has; the slot that was released first goes first.
  ///
  /// @throws IllegalStateException when all 2^20 are in use
  Teid allocate() {
    var again = released.poll();
    if (again != null) {
      return new Teid(again);
    }
    int slot = slots.getAndIncrement();
    if (slot > SLOT_MASK) {
      slots.decrementAndGet();
      throw new IllegalStateException("no GTP-U TEID is free");
    }
    return new Teid(FIRST_GENERATION | slot);
  }

  void put(Teid teid, ForwardingRule rule) {
    if (!rules.putIfAbsent(teid.value() & SLOT_MASK, rule)) {
      throw new IllegalStateException("TEID %s is taken".formatted(teid));
    }
  }

  void release(Teid teid, ForwardingRule rule) {
    if (rules.remove(teid.value() & SLOT_MASK, rule)) {
      int next = teid.value() + FIRST_GENERATION;
      released.add((next & ~SLOT_MASK) == 0 ? next + FIRST_GENERATION : next);
    }
  }

  /// The rule of a TEID, or null: also where the slot has another generation now.
  @Nullable ForwardingRule find(int teid) {
    var rule = rules.get(teid & SLOT_MASK);
    return rule != null && rule.hasTeid(teid) ? rule : null;
  }
}
