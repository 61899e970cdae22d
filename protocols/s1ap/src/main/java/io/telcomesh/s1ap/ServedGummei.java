package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.asn1per.Asn1.sequenceOf;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.identifiers.Plmn;
import java.util.List;

/// Served GUMMEIs Item, TS 36.413 §9.1.8.5: every combination of these is a GUMMEI of the MME.
///
/// @param servedPlmns 1 to 32
/// @param servedGroupIds of 16 bits
/// @param servedMmeCodes 1 to 256, of 8 bits
public record ServedGummei(
    List<Plmn> servedPlmns,
    List<Integer> servedGroupIds,
    List<Integer> servedMmeCodes,
    Extensions extensions) {
  static final PerType<ServedGummei> TYPE =
      sequence(
              ServedGummei::new,
              required(
                  "servedPLMNs",
                  sequenceOf(1, 32, Identities.PLMN_IDENTITY),
                  ServedGummei::servedPlmns),
              required(
                  "servedGroupIDs",
                  sequenceOf(1, 65535, Identities.MME_GROUP_ID),
                  ServedGummei::servedGroupIds),
              required(
                  "servedMMECs",
                  sequenceOf(1, 256, Identities.MME_CODE),
                  ServedGummei::servedMmeCodes),
              iEExtensions("ServedGUMMEIsItem-ExtIEs", ServedGummei::extensions))
          .extensible();

  public ServedGummei {
    servedPlmns = List.copyOf(servedPlmns);
    servedGroupIds = List.copyOf(servedGroupIds);
    servedMmeCodes = List.copyOf(servedMmeCodes);
  }

  /// Without extensions.
  public ServedGummei(
      List<Plmn> servedPlmns, List<Integer> servedGroupIds, List<Integer> servedMmeCodes) {
    this(servedPlmns, servedGroupIds, servedMmeCodes, Extensions.NONE);
  }
}
