package io.telcomesh.hss.s6a;

import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.hss.subscription.ServingMme;
import java.util.Optional;
import java.util.function.Consumer;

/// What reaches the runner of an IMSI.
public sealed interface HssMessage {
  /// A request of an MME.
  ///
  /// @param sender who sent it over its connection
  /// @param answer sends the answer
  record Authenticate(
      AuthenticationInformationRequest request, Sender sender, Consumer<DiameterAnswer> answer)
      implements HssMessage {}

  /// As [Authenticate].
  record Locate(UpdateLocationRequest request, Sender sender, Consumer<DiameterAnswer> answer)
      implements HssMessage {}

  /// As [Authenticate].
  record Purge(PurgeUeRequest request, Sender sender, Consumer<DiameterAnswer> answer)
      implements HssMessage {}

  /// An MME serves the subscriber no longer, for another one does.
  record Moved(ServingMme previous) implements HssMessage {}

  /// The operator has changed the subscription.
  record Changed() implements HssMessage {}

  /// The operator has deleted the subscription.
  ///
  /// @param last who served the subscriber
  record Withdrawn(Optional<ServingMme> last) implements HssMessage {}

  /// The other side of a connection, which may be an agent on the way.
  ///
  /// @param relays whether it passes on what others send
  record Sender(String host, boolean relays) {}
}
