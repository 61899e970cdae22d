package io.telcomesh.mme.s1mme;

import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;

/// UE Capability Info Indication, TS 36.413 §8.9: kept for the next Initial Context Setup and for
/// paging. It never waits, so nothing collides with it.
public final class UeCapabilityInfo extends Procedure<UeMessage> {
  private final UeContext ue;
  private final UeCapabilityInfoIndication indication;

  public UeCapabilityInfo(UeContext ue, UeCapabilityInfoIndication indication) {
    this.ue = ue;
    this.indication = indication;
  }

  @Override
  protected void run() {
    ue.radioCapability(indication.ueRadioCapability());
    indication.ueRadioCapabilityForPaging().ifPresent(ue::radioCapabilityForPaging);
  }
}
