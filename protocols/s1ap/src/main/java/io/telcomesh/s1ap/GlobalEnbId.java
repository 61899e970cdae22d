package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.identifiers.Plmn;

/// Global eNB ID, TS 36.413 §9.2.1.37.
public record GlobalEnbId(Plmn plmn, EnbId enbId, Extensions extensions) {
  static final PerType<GlobalEnbId> TYPE =
      sequence(
              GlobalEnbId::new,
              required("pLMNidentity", Identities.PLMN_IDENTITY, GlobalEnbId::plmn),
              required("eNB-ID", EnbId.TYPE, GlobalEnbId::enbId),
              iEExtensions("GlobalENB-ID-ExtIEs", GlobalEnbId::extensions))
          .extensible();

  /// Without extensions.
  public GlobalEnbId(Plmn plmn, EnbId enbId) {
    this(plmn, enbId, Extensions.NONE);
  }
}
