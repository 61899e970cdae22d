package io.telcomesh.mme.bearers;

import static io.telcomesh.mme.MmeTimers.UE_CONTEXT_MODIFICATION;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.s1mme.S1Connection;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Refused;
import io.telcomesh.s1ap.UeAggregateMaximumBitRate;
import io.telcomesh.s1ap.UeContextModificationFailure;
import io.telcomesh.s1ap.UeContextModificationRequest;
import io.telcomesh.s1ap.UeContextModificationResponse;
import java.util.Optional;

/// UE Context Modification, TS 36.413 §8.3.4: changes what the eNodeB knows of a connected UE.
public final class UeContextModification {
  private final UePorts mme;

  public UeContextModification(UePorts mme) {
    this.mme = mme;
  }

  /// Has the eNodeB enforce another UE-AMBR. One that does not goes on with the former, §8.3.4.3,
  /// and learns the new one when the UE next connects.
  public void changeBitRate(AggregateMaximumBitRate rate) {
    var changed =
        mme.s1()
            .expect(
                UeContextModificationResponse.class,
                UeContextModificationFailure.class,
                UE_CONTEXT_MODIFICATION);
    mme.s1().send(s1 -> request(s1, rate));
    try {
      changed.await();
    } catch (Refused | Expired _) {
      // the UE stays as it is
    }
  }

  private static UeContextModificationRequest request(
      S1Connection s1, AggregateMaximumBitRate rate) {
    return new UeContextModificationRequest(
        s1.mmeUeS1apId(),
        s1.enbUeS1apId(),
        Optional.empty(),
        Optional.of(UeAggregateMaximumBitRate.of(rate)),
        Optional.empty(),
        OtherIes.NONE);
  }
}
