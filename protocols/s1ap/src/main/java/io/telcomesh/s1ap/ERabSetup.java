package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.octetNumber;
import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.Identities.E_RAB_ID;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.identifiers.EpsBearerIdentity;

/// E-RAB Setup Item of the INITIAL CONTEXT SETUP RESPONSE, TS 36.413 §9.1.4.3, and of the E-RAB
/// SETUP RESPONSE, §9.1.3.2.
///
/// @param gtpTeid of the eNodeB for downlink data, 32 bits
public record ERabSetup(
    EpsBearerIdentity eRabId,
    TransportLayerAddress transportLayerAddress,
    int gtpTeid,
    Extensions extensions) {
  static final PerType<ERabSetup> TYPE = type("E-RABSetupItemCtxtSUResExtIEs");
  static final PerType<ERabSetup> OF_E_RAB_SETUP = type("E-RABSetupItemBearerSUResExtIEs");

  private static PerType<ERabSetup> type(String extensions) {
    return sequence(
            ERabSetup::new,
            required("e-RAB-ID", E_RAB_ID, ERabSetup::eRabId),
            required(
                "transportLayerAddress",
                TransportLayerAddress.TYPE,
                ERabSetup::transportLayerAddress),
            required("gTP-TEID", octetNumber(4), ERabSetup::gtpTeid),
            iEExtensions(extensions, ERabSetup::extensions))
        .extensible();
  }

  /// Without extensions.
  public ERabSetup(
      EpsBearerIdentity eRabId, TransportLayerAddress transportLayerAddress, int gtpTeid) {
    this(eRabId, transportLayerAddress, gtpTeid, Extensions.NONE);
  }
}
