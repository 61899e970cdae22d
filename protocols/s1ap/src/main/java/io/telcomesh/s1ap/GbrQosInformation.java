package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.UeAggregateMaximumBitRate.BIT_RATE;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.identifiers.BitRate;

/// GBR QoS Information, TS 36.413 §9.2.1.18.
public record GbrQosInformation(
    BitRate maximumDownlink,
    BitRate maximumUplink,
    BitRate guaranteedDownlink,
    BitRate guaranteedUplink,
    Extensions extensions) {
  static final PerType<GbrQosInformation> TYPE =
      sequence(
              GbrQosInformation::new,
              required("e-RAB-MaximumBitrateDL", BIT_RATE, GbrQosInformation::maximumDownlink),
              required("e-RAB-MaximumBitrateUL", BIT_RATE, GbrQosInformation::maximumUplink),
              required(
                  "e-RAB-GuaranteedBitrateDL", BIT_RATE, GbrQosInformation::guaranteedDownlink),
              required("e-RAB-GuaranteedBitrateUL", BIT_RATE, GbrQosInformation::guaranteedUplink),
              iEExtensions("GBR-QosInformation-ExtIEs", GbrQosInformation::extensions))
          .extensible();
}
