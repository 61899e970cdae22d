package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.Imsi;
import io.telcomesh.security.SequenceNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Subscribers that last as long as the process: for simulations and tests.
public final class InMemorySubscribers implements Subscribers {
  private final Map<Imsi, Stored> all = new ConcurrentHashMap<>();
  private final Map<String, Integer> requesters = new ConcurrentHashMap<>();

  public void put(Subscriber subscriber) {
    all.merge(
        subscriber.imsi(),
        new Stored(subscriber, 0, Optional.empty(), Map.of()),
        (before, _) ->
            new Stored(subscriber, before.reserved(), before.servingMme(), before.gateways()));
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
    change(
        imsi,
        before ->
            new Stored(before.subscriber(), sequence, before.servingMme(), before.gateways()));
  }

  @Override
  public void served(Imsi imsi, ServingMme mme) {
    change(
        imsi,
        before ->
            new Stored(
                before.subscriber(), before.reserved(), Optional.of(mme), before.gateways()));
  }

  @Override
  public void connected(Imsi imsi, String apn, PdnGateway gateway) {
    change(
        imsi,
        before -> {
          var gateways = new HashMap<>(before.gateways());
          gateways.put(apn, gateway);
          return new Stored(before.subscriber(), before.reserved(), before.servingMme(), gateways);
        });
  }

  @Override
  public void disconnected(Imsi imsi) {
    change(
        imsi,
        before ->
            new Stored(before.subscriber(), before.reserved(), before.servingMme(), Map.of()));
  }

  @Override
  public int ind(String requester) {
    return requesters.computeIfAbsent(
        requester, _ -> requesters.size() % SequenceNumber.REQUESTERS);
  }

  private void change(Imsi imsi, UnaryOperator<Stored> how) {
    all.computeIfPresent(imsi, (_, before) -> how.apply(before));
  }
}
