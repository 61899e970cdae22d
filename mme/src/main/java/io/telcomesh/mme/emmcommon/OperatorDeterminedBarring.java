package io.telcomesh.mme.emmcommon;

import io.telcomesh.diameter.s6a.SubscriptionData;

/// Operator determined barring, TS 29.272 §7.3.29 and §7.3.30: an operator lets a subscriber have
/// no packet service.
public final class OperatorDeterminedBarring {
  private static final int BARRED = 1;
  private static final long ALL_PACKET_ORIENTED_SERVICES = 1;

  private OperatorDeterminedBarring() {}

  /// Whether all packet services are barred; the other bars are of roaming and of calls. Of a
  /// subscriber who is barred, nobody says from what, everything is.
  public static boolean bars(SubscriptionData subscription) {
    return subscription.subscriberStatus().orElse(0) == BARRED
        && subscription
            .operatorDeterminedBarring()
            .map(bits -> (bits & ALL_PACKET_ORIENTED_SERVICES) != 0)
            .orElse(true);
  }
}
