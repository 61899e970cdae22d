package io.telcomesh.diameter.s6a;

import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.identifiers.Imsi;
import java.util.Optional;

/// What an MME asks the HSS. The realm is the home network's; the host is named where the MME knows
/// it (TS 29.272 §7.1.6).
public sealed interface RequestToHss extends DiameterRequest
    permits AuthenticationInformationRequest, UpdateLocationRequest, PurgeUeRequest, NotifyRequest {
  String sessionId();

  Optional<String> destinationHost();

  String destinationRealm();

  Imsi imsi();

  @Override
  default Optional<String> session() {
    return Optional.of(sessionId());
  }
}
