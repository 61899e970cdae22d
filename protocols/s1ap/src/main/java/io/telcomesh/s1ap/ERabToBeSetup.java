package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.octetNumber;
import static io.telcomesh.asn1per.Asn1.octetString;
import static io.telcomesh.asn1per.Asn1.optional;
import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.Identities.E_RAB_ID;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.EpsBearerIdentity;
import java.util.Optional;

/// E-RAB to Be Setup Item of the INITIAL CONTEXT SETUP REQUEST, TS 36.413 §9.1.4.1, and of the
/// E-RAB SETUP REQUEST, §9.1.3.1.
///
/// @param gtpTeid of the SGW for uplink data, 32 bits
/// @param nasPdu passed on to the UE with the bearer; always there in an E-RAB SETUP REQUEST
public record ERabToBeSetup(
    EpsBearerIdentity eRabId,
    ERabLevelQosParameters eRabLevelQosParameters,
    TransportLayerAddress transportLayerAddress,
    int gtpTeid,
    Optional<Octets> nasPdu,
    Extensions extensions) {
  static final PerType<ERabToBeSetup> TYPE =
      sequence(
              ERabToBeSetup::new,
              required("e-RAB-ID", E_RAB_ID, ERabToBeSetup::eRabId),
              required(
                  "e-RABlevelQoSParameters",
                  ERabLevelQosParameters.TYPE,
                  ERabToBeSetup::eRabLevelQosParameters),
              required(
                  "transportLayerAddress",
                  TransportLayerAddress.TYPE,
                  ERabToBeSetup::transportLayerAddress),
              required("gTP-TEID", octetNumber(4), ERabToBeSetup::gtpTeid),
              optional("nAS-PDU", octetString(), ERabToBeSetup::nasPdu),
              iEExtensions("E-RABToBeSetupItemCtxtSUReqExtIEs", ERabToBeSetup::extensions))
          .extensible();

  static final PerType<ERabToBeSetup> OF_E_RAB_SETUP =
      sequence(
              ERabToBeSetup::withNas,
              required("e-RAB-ID", E_RAB_ID, ERabToBeSetup::eRabId),
              required(
                  "e-RABlevelQoSParameters",
                  ERabLevelQosParameters.TYPE,
                  ERabToBeSetup::eRabLevelQosParameters),
              required(
                  "transportLayerAddress",
                  TransportLayerAddress.TYPE,
                  ERabToBeSetup::transportLayerAddress),
              required("gTP-TEID", octetNumber(4), ERabToBeSetup::gtpTeid),
              required("nAS-PDU", octetString(), each -> each.nasPdu().orElseThrow()),
              iEExtensions("E-RABToBeSetupItemBearerSUReqExtIEs", ERabToBeSetup::extensions))
          .extensible();

  private static ERabToBeSetup withNas(
      EpsBearerIdentity eRabId,
      ERabLevelQosParameters eRabLevelQosParameters,
      TransportLayerAddress transportLayerAddress,
      int gtpTeid,
      Octets nasPdu,
      Extensions extensions) {
    return new ERabToBeSetup(
        eRabId,
        eRabLevelQosParameters,
        transportLayerAddress,
        gtpTeid,
        Optional.of(nasPdu),
        extensions);
  }

  /// Without extensions.
  public ERabToBeSetup(
      EpsBearerIdentity eRabId,
      ERabLevelQosParameters eRabLevelQosParameters,
      TransportLayerAddress transportLayerAddress,
      int gtpTeid,
      Optional<Octets> nasPdu) {
    this(eRabId, eRabLevelQosParameters, transportLayerAddress, gtpTeid, nasPdu, Extensions.NONE);
  }
}
