package io.telcomesh.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// What waits for its rest, by whose rest it is. However many a file begins and never ends, it
/// holds little: those that were looked at longest ago are given up.
final class Unfinished<K, V extends Unfinished.Holding> {
  /// What is held by one key.
  interface Holding {
    /// About how much, in octets.
    long held();

    /// Whether what came so far is of no use without the rest.
    boolean waits();
  }

  /// For what every piece costs beside its octets.
  static final int PIECE = 64;

  private static final long MOST_OCTETS = 32 << 20;
  private static final int MOST_KEYS = 1 << 14;

  private final Supplier<V> fresh;
  private final Runnable givenUp;
  private final Map<K, V> byKey = new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  /// @param givenUp is told of each that is given up
  Unfinished(Supplier<V> fresh, Runnable givenUp) {
    this.fresh = fresh;
    this.givenUp = givenUp;
  }

  <R> R with(K key, Function<V, R> action) {
    var value = byKey.computeIfAbsent(key, _ -> fresh.get());
    long before = value.held();
    try {
      return action.apply(value);
    } finally {
      held += value.held() - before;
      limit();
    }
  }

  void remove(K key) {
    var value = byKey.remove(key);
    held -= value == null ? 0 : value.held();
  }

  /// The rest does not come any more.
  void finish() {
    byKey.values().stream().filter(Holding::waits).forEach(_ -> givenUp.run());
  }

  Map<K, V> all() {
    return byKey;
  }

  private void limit() {
    var eldest = byKey.values().iterator();
    while (held > MOST_OCTETS || byKey.size() > MOST_KEYS) {
      var value = eldest.next();
      if (value.waits()) {
        givenUp.run();
      }
      held -= value.held();
      eldest.remove();
    }
  }
}
