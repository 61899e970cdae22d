package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.Identities.E_RAB_ID;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.identifiers.EpsBearerIdentity;

/// An item of the E-RAB List, TS 36.413 §9.2.1.36: a bearer, and why it is in the list.
public record ERabItem(EpsBearerIdentity eRabId, Cause cause, Extensions extensions) {
  static final PerType<ERabItem> TYPE =
      sequence(
              ERabItem::new,
              required("e-RAB-ID", E_RAB_ID, ERabItem::eRabId),
              required("cause", Cause.TYPE, ERabItem::cause),
              iEExtensions("E-RABItem-ExtIEs", ERabItem::extensions))
          .extensible();

  /// Without extensions.
  public ERabItem(EpsBearerIdentity eRabId, Cause cause) {
    this(eRabId, cause, Extensions.NONE);
  }
}
