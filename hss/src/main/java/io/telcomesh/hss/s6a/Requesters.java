package io.telcomesh.hss.s6a;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;

/// The IND of each MME that has asked for vectors, TS 33.102 Annex C.3.4, as the database gave
/// them.
public final class Requesters {
  private static final int MOST = 10_000;

  private final Cache<String, Integer> known =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /// @param stored asks the database where it is not known
  int ind(String requester, IntSupplier stored) {
    var name = requester.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(known.getIfPresent(name))
        .orElseGet(() -> {
          int ind = stored.getAsInt();
          known.put(name, ind);
          return ind;
        });
  }
}
