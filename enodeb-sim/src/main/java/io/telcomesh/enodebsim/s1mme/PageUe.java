package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.Paging;
import io.telcomesh.s1ap.UePagingId;

/// Paging, TS 36.413 §8.5: the eNodeB calls a UE in its cells. It never waits, so nothing collides
/// with it.
final class PageUe extends Procedure<S1Message> {
  private final Enodeb enodeb;
  private final Paging paging;

  PageUe(Enodeb enodeb, Paging paging) {
    this.enodeb = enodeb;
    this.paging = paging;
  }

  @Override
  protected void run() {
    if (paging.taiList().contains(enodeb.tai())
        && paging.uePagingId() instanceof UePagingId.ByStmsi(var sTmsi)) {
      enodeb.listener(sTmsi).ifPresent(ue -> ue.post(new UeMessage.Paged(enodeb)));
    }
  }
}
