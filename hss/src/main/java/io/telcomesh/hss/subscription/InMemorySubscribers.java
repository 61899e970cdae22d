package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.Imsi;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Subscribers that last as long as the process: for simulations and tests.
public final class InMemorySubscribers implements Subscribers {
  private final Map<Imsi, Stored> all = new ConcurrentHashMap<>();

  public void put(Subscriber subscriber) {
    all.merge(
        subscriber.imsi(),
        new Stored(subscriber, 0, Optional.empty()),
        (before, _) -> new Stored(subscriber, before.reserved(), before.servingMme()));
  }

  public void remove(Imsi imsi) {
    all.remove(imsi);
  }

  @Override
  public Optional<Stored> find(Imsi imsi) {
    return Optional.ofNullable(all.get(imsi));
  }

  @Override
  public void reserve(Imsi imsi, long sequence) {
    all.computeIfPresent(
        imsi, (_, before) -> new Stored(before.subscriber(), sequence, before.servingMme()));
  }

  @Override
  public void served(Imsi imsi, ServingMme mme) {
    all.computeIfPresent(
        imsi, (_, before) -> new Stored(before.subscriber(), before.reserved(), Optional.of(mme)));
  }
}
