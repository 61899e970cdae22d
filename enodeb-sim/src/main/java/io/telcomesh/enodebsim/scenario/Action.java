package io.telcomesh.enodebsim.scenario;

import java.util.Locale;

/// What UEs can do in a step.
public enum Action {
  ATTACH,
  DETACH,
  /// A detach without waiting for the network's accept.
  SWITCH_OFF,
  /// The eNodeB has the UE released for inactivity: ECM-IDLE.
  IDLE,
  SERVICE_REQUEST,
  /// A tracking area update, though the UE has not moved.
  TRACKING_AREA_UPDATE,
  /// Every eNodeB loses its UE contexts and says so, TS 36.413 §8.7.1.2.2.
  RESET_ENODEBS,
  /// Nothing, for some time.
  WAIT;

  /// As a scenario file has it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
