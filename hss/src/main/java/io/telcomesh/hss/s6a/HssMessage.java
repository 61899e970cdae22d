package io.telcomesh.hss.s6a;

import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.diameter.s6a.IdrFlags;
import io.telcomesh.diameter.s6a.NotifyRequest;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.hss.subscription.ServingMme;
import java.util.Optional;
import java.util.function.Consumer;

/// What reaches the runner of an IMSI. What waits for the database and what waits for an MME are
/// procedures of their own: the first exclude each other, the second let everything else go on and
/// touch nothing that is kept.
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

  /// As [Authenticate].
  record Notified(NotifyRequest request, Sender sender, Consumer<DiameterAnswer> answer)
      implements HssMessage {}

  /// The operator has created the subscription, or changed what no MME is told.
  record Stored() implements HssMessage {}

  /// The operator has changed the subscription.
  ///
  /// @param msisdnWithdrawn whether it had a telephone number and has none now
  record Changed(boolean msisdnWithdrawn) implements HssMessage {}

  /// The operator has deleted the subscription.
  ///
  /// @param last who served the subscriber
  record Withdrawn(Optional<ServingMme> last) implements HssMessage {}

  /// The operator wants the subscriber detached.
  ///
  /// @param reattach whether the UE is to attach again at once
  record Detach(boolean reattach, Consumer<OperatorAnswer> answer) implements HssMessage {}

  /// The operator wants to know the state and place of the subscriber.
  record Locating(IdrFlags wanted, Consumer<OperatorAnswer> answer) implements HssMessage {}

  /// An MME is to be told that it serves the subscriber no longer.
  ///
  /// @param flags CLR-Flags, TS 29.272 §7.3.152
  /// @param answer what is done with its answer
  record Cancel(ServingMme mme, CancellationType type, long flags, Consumer<OperatorAnswer> answer)
      implements HssMessage {}

  /// The MME that serves the subscriber is to be told what has changed.
  ///
  /// @param change which change it is
  record Insert(ServingMme mme, SubscriptionData subscription, boolean msisdnWithdrawn, int change)
      implements HssMessage {}

  /// It has taken it.
  record Told(ServingMme mme, int change) implements HssMessage {}

  /// The MME that serves the subscriber is to be asked where he is.
  record Ask(ServingMme mme, IdrFlags wanted, Consumer<OperatorAnswer> answer)
      implements HssMessage {}

  /// The other side of a connection, which may be an agent on the way.
  record Sender(String host, String realm) {}
}
