package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;

/// Supported-Features, TS 29.229 §6.3.29.
public record SupportedFeatures(int vendor, Long featureListId, Long featureList, OtherIes others) {
  static final Table<SupportedFeatures, AvpTag> MEMBERS =
      AvpTable.of(SupportedFeatures.class, "Supported-Features")
          .required(BaseAvps.VENDOR, SupportedFeatures::vendor)
          .required(S6aAvps.FEATURE_LIST_ID, SupportedFeatures::featureListId)
          .required(S6aAvps.FEATURE_LIST, SupportedFeatures::featureList)
          .others(SupportedFeatures::others)
          .build();
}
