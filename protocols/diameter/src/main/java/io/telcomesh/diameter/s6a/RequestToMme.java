package io.telcomesh.diameter.s6a;

import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.identifiers.Imsi;
import java.util.Optional;

/// What the HSS asks the MME that serves a subscriber.
public sealed interface RequestToMme extends DiameterRequest
    permits CancelLocationRequest, InsertSubscriberDataRequest, DeleteSubscriberDataRequest {
  String sessionId();

  String destinationHost();

  String destinationRealm();

  Imsi imsi();

  @Override
  default Optional<String> session() {
    return Optional.of(sessionId());
  }
}
