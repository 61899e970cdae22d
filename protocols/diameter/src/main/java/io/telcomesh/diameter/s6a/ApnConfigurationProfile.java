package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.identifiers.Apn;
import java.util.List;
import java.util.Optional;

/// APN-Configuration-Profile, TS 29.272 §7.3.34.
///
/// @param defaultContext the context identifier of the default APN
/// @param allIncluded 0: these are all APNs of the subscriber
public record ApnConfigurationProfile(
    int defaultContext,
    int allIncluded,
    List<ApnConfiguration> apnConfigurations,
    OtherIes others) {
  static final Table<ApnConfigurationProfile, AvpTag> MEMBERS =
      AvpTable.of(ApnConfigurationProfile.class, "APN-Configuration-Profile")
          .required(S6aAvps.CONTEXT_IDENTIFIER, ApnConfigurationProfile::defaultContext)
          .required(S6aAvps.ALL_APN_CONFIGURATIONS_INCLUDED, ApnConfigurationProfile::allIncluded)
          .requiredMultiple(S6aAvps.APN_CONFIGURATION, ApnConfigurationProfile::apnConfigurations)
          .others(ApnConfigurationProfile::others)
          .build();

  public Optional<ApnConfiguration> defaultApn() {
    return apnConfigurations.stream()
        .filter(each -> each.contextIdentifier() == defaultContext)
        .findFirst();
  }

  /// The configuration of an APN: its own, else the wild card's.
  public Optional<ApnConfiguration> apn(Apn apn) {
    return apnConfigurations.stream()
        .filter(each -> each.serviceSelection().equalsIgnoreCase(apn.name()))
        .findFirst()
        .or(() ->
            apnConfigurations.stream()
                .filter(each -> each.serviceSelection().equals(S6aAvps.WILD_CARD))
                .findFirst());
  }
}
