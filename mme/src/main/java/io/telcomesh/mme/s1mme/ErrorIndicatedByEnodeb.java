package io.telcomesh.mme.s1mme;

import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.ErrorIndication;
import java.util.Set;

/// Error Indication by the eNodeB, TS 36.413 §8.7.2 and §10.6: one that does not know a UE has lost
/// it. Of all other errors there is nothing to be mended. It never waits, so nothing collides with
/// it.
final class ErrorIndicatedByEnodeb extends Procedure<EnodebMessage> {
  private static final Set<Cause> UNKNOWN_UE =
      Set.of(
          CauseRadioNetwork.UNKNOWN_MME_UE_S1AP_ID,
          CauseRadioNetwork.UNKNOWN_ENB_UE_S1AP_ID,
          CauseRadioNetwork.UNKNOWN_PAIR_UE_S1AP_ID);

  private final Enodeb enodeb;
  private final ErrorIndication error;

  ErrorIndicatedByEnodeb(Enodeb enodeb, ErrorIndication error) {
    this.enodeb = enodeb;
    this.error = error;
  }

  @Override
  protected void run() {
    if (error.cause().filter(UNKNOWN_UE::contains).isPresent()) {
      error.mmeUeS1apId().flatMap(enodeb::find).ifPresent(enodeb::lost);
    }
  }
}
