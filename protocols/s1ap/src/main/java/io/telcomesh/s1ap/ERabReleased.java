package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.Identities.E_RAB_ID;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.identifiers.EpsBearerIdentity;

/// E-RAB Release Item of the E-RAB RELEASE RESPONSE, TS 36.413 §9.1.3.6.
public record ERabReleased(EpsBearerIdentity eRabId, Extensions extensions) {
  static final PerType<ERabReleased> TYPE =
      sequence(
              ERabReleased::new,
              required("e-RAB-ID", E_RAB_ID, ERabReleased::eRabId),
              iEExtensions("E-RABReleaseItemBearerRelCompExtIEs", ERabReleased::extensions))
          .extensible();

  /// Without extensions.
  public ERabReleased(EpsBearerIdentity eRabId) {
    this(eRabId, Extensions.NONE);
  }
}
