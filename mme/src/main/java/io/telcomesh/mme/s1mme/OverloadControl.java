package io.telcomesh.mme.s1mme;

import io.telcomesh.mme.overload.MmeLoad;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.OverloadAction;
import io.telcomesh.s1ap.OverloadStart;
import io.telcomesh.s1ap.OverloadStop;

/// Overload Start and Overload Stop, TS 36.413 §8.7.6 and §8.7.7: an eNodeB is told how many UEs it
/// may let come. It never waits, so nothing collides with it.
final class OverloadControl extends Procedure<EnodebMessage> {
  private final Enodeb enodeb;
  private final MmeLoad load;

  OverloadControl(Enodeb enodeb, MmeLoad load) {
    this.enodeb = enodeb;
    this.load = load;
  }

  @Override
  protected void run() {
    if (enodeb.setUp().isPresent()) {
      tell();
    }
  }

  /// A start that follows another one takes its place.
  void tell() {
    var level = load.level();
    if (level == enodeb.toldOf()) {
      return;
    }
    enodeb.toldOf(level);
    switch (level) {
      case NORMAL -> enodeb.send(OverloadStop.OF_ALL);
      case OVERLOADED -> start(OverloadAction.REJECT_NON_EMERGENCY_MO_DT);
      case CONGESTED -> start(OverloadAction.REJECT_RRC_CR_SIGNALLING);
    }
  }

  private void start(OverloadAction action) {
    enodeb.send(OverloadStart.of(action, load.limits().reduction()));
  }
}
