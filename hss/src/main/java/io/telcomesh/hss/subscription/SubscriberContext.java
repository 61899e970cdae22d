package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.Imsi;
import java.util.Optional;
import java.util.function.Supplier;

/// What the HSS has in memory of one IMSI. Only the procedures of its runner touch it.
public final class SubscriberContext {
  private final Imsi imsi;
  private final String reference;
  private boolean loaded;
  private Optional<Subscriber> subscriber = Optional.empty();
  private Optional<ServingMme> servingMme = Optional.empty();
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
      sequenceNumbers = new SequenceNumbers(found.map(Subscribers.Stored::reserved).orElse(0L));
      loaded = true;
    }
    return subscriber;
  }

  /// The next procedure looks into the database again.
  public void forget() {
    loaded = false;
  }

  public Optional<ServingMme> servingMme() {
    return servingMme;
  }

  /// It is written down.
  public void servedBy(ServingMme mme) {
    servingMme = Optional.of(mme);
  }

  public SequenceNumbers sequenceNumbers() {
    return sequenceNumbers;
  }

  public String reference() {
    return reference;
  }
}
