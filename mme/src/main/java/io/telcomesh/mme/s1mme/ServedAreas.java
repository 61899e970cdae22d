package io.telcomesh.mme.s1mme;

import io.telcomesh.identifiers.Tai;
import io.telcomesh.mme.MmeSettings;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.CauseMisc;
import io.telcomesh.s1ap.SupportedTa;
import java.util.List;
import java.util.Optional;

/// Whether an eNodeB's tracking areas are of use to the MME.
final class ServedAreas {
  private ServedAreas() {}

  /// Why they are not; empty where they are.
  static Optional<Cause> refusal(MmeSettings settings, List<SupportedTa> areas) {
    if (areas.stream().noneMatch(area -> area.broadcastPlmns().contains(settings.plmn()))) {
      return Optional.of(CauseMisc.UNKNOWN_PLMN); // TS 36.413 §8.7.3.4
    }
    boolean served =
        areas.stream()
            .flatMap(area -> area.broadcastPlmns().stream().map(plmn -> new Tai(plmn, area.tac())))
            .anyMatch(settings.trackingAreas()::contains);
    // §8.7.3.3: there is no cause for an unknown tracking area code
    return served ? Optional.empty() : Optional.of(CauseMisc.UNSPECIFIED);
  }
}
