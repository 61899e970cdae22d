package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.enumerated;
import static io.telcomesh.asn1per.Asn1.integer;
import static io.telcomesh.asn1per.Asn1.optional;
import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import java.util.Optional;

/// E-RAB Level QoS Parameters, TS 36.413 §9.2.1.15.
///
/// @param qci 0 to 255
public record ERabLevelQosParameters(
    int qci,
    AllocationRetentionPriority allocationRetentionPriority,
    Optional<GbrQosInformation> gbrQosInformation,
    Extensions extensions) {
  /// Allocation and Retention Priority, §9.2.1.60. It has no extensions.
  private static final PerType<AllocationRetentionPriority> ALLOCATION_AND_RETENTION_PRIORITY =
      sequence(
              (level, capability, vulnerability, _) ->
                  new AllocationRetentionPriority(level, capability, vulnerability),
              required("priorityLevel", integer(0, 15), AllocationRetentionPriority::priorityLevel),
              required(
                  "pre-emptionCapability",
                  oneOfTwo(),
                  AllocationRetentionPriority::preemptionCapability),
              required(
                  "pre-emptionVulnerability",
                  oneOfTwo(),
                  AllocationRetentionPriority::preemptionVulnerability),
              iEExtensions("AllocationAndRetentionPriority-ExtIEs", _ -> Extensions.NONE))
          .extensible();

  static final PerType<ERabLevelQosParameters> TYPE =
      sequence(
              ERabLevelQosParameters::new,
              required("qCI", integer(0, 255), ERabLevelQosParameters::qci),
              required(
                  "allocationRetentionPriority",
                  ALLOCATION_AND_RETENTION_PRIORITY,
                  ERabLevelQosParameters::allocationRetentionPriority),
              optional(
                  "gbrQosInformation",
                  GbrQosInformation.TYPE,
                  ERabLevelQosParameters::gbrQosInformation),
              iEExtensions("E-RABQoSParameters-ExtIEs", ERabLevelQosParameters::extensions))
          .extensible();

  public ERabLevelQosParameters {
    if (qci < 0 || qci > 255) {
      throw new IllegalArgumentException("a QCI is 0 to 255, not " + qci);
    }
  }

  /// Of a bearer without a guaranteed bit rate.
  public static ERabLevelQosParameters of(int qci, AllocationRetentionPriority priority) {
    return new ERabLevelQosParameters(qci, priority, Optional.empty(), Extensions.NONE);
  }

  /// `shall-not …` or `not-…`, then the opposite.
  private static PerType<Boolean> oneOfTwo() {
    return enumerated(2, false).as(number -> number == 1, yes -> yes ? 1 : 0);
  }
}
