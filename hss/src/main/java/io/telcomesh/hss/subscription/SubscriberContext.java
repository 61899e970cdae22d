package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.Imsi;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the HSS has in memory of one IMSI. Only the procedures of its runner touch it.
public final class SubscriberContext {
  private final Imsi imsi;
  private final String reference;
  private boolean loaded;
  private int changes;
  private Optional<Subscriber> subscriber = Optional.empty();
  private Optional<ServingMme> servingMme = Optional.empty();
  private Map<String, PdnGateway> gateways = Map.of();
  private SequenceNumbers sequenceNumbers = new SequenceNumbers(0);

  /// @param reference names the subscriber in logs
  public SubscriberContext(Imsi imsi, String reference) {
    this.imsi = imsi;
    this.reference = reference;
  }

  public Imsi imsi() {
    return imsi;
  }

  /// The subscription; that there is none is remembered too.
  ///
  /// @param stored asks the database where nothing is in memory
  public Optional<Subscriber> subscriber(Supplier<Optional<Subscribers.Stored>> stored) {
    if (!loaded) {
      var found = stored.get();
      subscriber = found.map(Subscribers.Stored::subscriber);
      servingMme = found.flatMap(Subscribers.Stored::servingMme);
      gateways = found.map(Subscribers.Stored::gateways).orElse(Map.of());
      sequenceNumbers = new SequenceNumbers(found.map(Subscribers.Stored::reserved).orElse(0L));
      loaded = true;
    }
    return subscriber;
  }

  /// The next procedure looks into the database again.
  public void forget() {
    loaded = false;
  }

  /// Numbers the operator's changes, so that the MME's word on one is not taken for the next.
  public int nextChange() {
    return ++changes;
  }

  public int lastChange() {
    return changes;
  }

  public Optional<ServingMme> servingMme() {
    return servingMme;
  }

  /// It is written down.
  public void servedBy(ServingMme mme) {
    servingMme = Optional.of(mme);
  }

  /// The PDN gateways that serve the subscriber, by APN.
  public Map<String, PdnGateway> gateways() {
    return gateways;
  }

  /// It is written down.
  public void connectedTo(String apn, PdnGateway gateway) {
    var more = new HashMap<>(gateways);
    more.put(apn, gateway);
    gateways = Map.copyOf(more);
  }

  /// It is written down.
  public void disconnected() {
    gateways = Map.of();
  }

  /// The MME that serves the subscriber and has not forgotten him.
  public Optional<ServingMme> registeredAt() {
    return servingMme.filter(mme -> !mme.purged());
  }

  public SequenceNumbers sequenceNumbers() {
    return sequenceNumbers;
  }

  public String reference() {
    return reference;
  }
}
