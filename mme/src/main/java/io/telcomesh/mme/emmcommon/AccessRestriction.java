package io.telcomesh.mme.emmcommon;

import io.telcomesh.diameter.s6a.SubscriptionData;

/// Access restriction data of a subscription, TS 29.272 §7.3.31.
public final class AccessRestriction {
  private static final long EUTRAN = 1 << 4;

  private AccessRestriction() {}

  public static boolean forbidsEutran(SubscriptionData subscription) {
    return (subscription.accessRestrictionData().orElse(0L) & EUTRAN) != 0;
  }
}
