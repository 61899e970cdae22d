package io.telcomesh.hss.location;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.s6a.SupportedFeatures;
import io.telcomesh.hss.subscription.Barring;
import io.telcomesh.hss.subscription.Subscriber;
import java.util.List;
import java.util.Optional;

/// The features of S6a that are told in an Update Location, TS 29.272 §7.3.10, Feature-List-ID 1.
final class Features {
  private static final long FIRST_LIST = 1;
  private static final long T_ADS_RETRIEVAL = 1 << 27;
  private static final long STATE_AND_LOCATION_RETRIEVAL = 1 << 28;
  private static final SupportedFeatures OURS =
      new SupportedFeatures(
          AvpTag.VENDOR_3GPP,
          FIRST_LIST,
          Barring.features() | T_ADS_RETRIEVAL | STATE_AND_LOCATION_RETRIEVAL,
          OtherIes.NONE);

  private Features() {}

  /// Ours, for an MME that has told its own.
  static List<SupportedFeatures> answering(List<SupportedFeatures> told) {
    return told.isEmpty() ? List.of() : List.of(OURS);
  }

  /// A barring that the MME does not say it enforces (§5.2.1.1.3).
  static Optional<Barring> unenforced(
      Subscriber subscriber, boolean abroad, List<SupportedFeatures> told) {
    long features =
        told.stream()
            .filter(each -> each.vendor() == AvpTag.VENDOR_3GPP)
            .filter(each -> each.featureListId() == FIRST_LIST)
            .mapToLong(SupportedFeatures::featureList)
            .findFirst()
            .orElse(0);
    return Barring.unenforced(subscriber, abroad, features);
  }
}
