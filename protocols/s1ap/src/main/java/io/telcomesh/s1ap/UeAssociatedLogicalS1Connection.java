package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.optional;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import java.util.Optional;

/// UE-associated logical S1-connection Item, TS 36.413 §9.1.8.1: a UE by one or both of its names.
public record UeAssociatedLogicalS1Connection(
    Optional<MmeUeS1apId> mmeUeS1apId, Optional<EnbUeS1apId> enbUeS1apId, Extensions extensions) {
  static final PerType<UeAssociatedLogicalS1Connection> TYPE =
      sequence(
              UeAssociatedLogicalS1Connection::new,
              optional(
                  "mME-UE-S1AP-ID", MmeUeS1apId.TYPE, UeAssociatedLogicalS1Connection::mmeUeS1apId),
              optional(
                  "eNB-UE-S1AP-ID", EnbUeS1apId.TYPE, UeAssociatedLogicalS1Connection::enbUeS1apId),
              iEExtensions(
                  "UE-associatedLogicalS1-ConnectionItemExtIEs",
                  UeAssociatedLogicalS1Connection::extensions))
          .extensible();

  /// Without extensions.
  public UeAssociatedLogicalS1Connection(
      Optional<MmeUeS1apId> mmeUeS1apId, Optional<EnbUeS1apId> enbUeS1apId) {
    this(mmeUeS1apId, enbUeS1apId, Extensions.NONE);
  }
}
