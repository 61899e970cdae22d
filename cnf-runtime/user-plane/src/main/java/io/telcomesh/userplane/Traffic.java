package io.telcomesh.userplane;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/// What one direction of all bearers has had, of those that are and of those that were. It adds up
/// what the rules count when it is asked, so that no packet is counted twice.
public final class Traffic {
  private final Set<ForwardingRule> rules = ConcurrentHashMap.newKeySet();
  private final Sum packets = new Sum();
  private final Sum octets = new Sum();

  private static final class Sum {
    private final LongAdder ended = new LongAdder();
    private final AtomicLong seen = new AtomicLong();

    /// Never less than before: a rule that is just ending is in neither part for a moment.
    long with(long living) {
      return seen.accumulateAndGet(ended.sum() + living, Math::max);
    }
  }

  /// Users' packets that were forwarded.
  public long packets() {
    return packets.with(living(ForwardingRule::packets));
  }

  /// Their octets, without tunnels.
  public long octets() {
    return octets.with(living(ForwardingRule::octets));
  }

  void add(ForwardingRule rule) {
    rules.add(rule);
  }

  void remove(ForwardingRule rule) {
    if (rules.remove(rule)) {
      packets.ended.add(rule.packets());
      octets.ended.add(rule.octets());
    }
  }

  private long living(ToLongFunction<ForwardingRule> count) {
    return rules.stream().mapToLong(count).sum();
  }
}
