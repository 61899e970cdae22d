package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.asn1per.Asn1.sequenceOf;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.identifiers.Plmn;
import java.util.List;

/// Supported TAs Item, TS 36.413 §9.1.8.4: a tracking area code and the networks that an eNodeB
/// broadcasts with it.
///
/// @param tac 0 to 65535
/// @param broadcastPlmns 1 to 6
public record SupportedTa(int tac, List<Plmn> broadcastPlmns, Extensions extensions) {
  static final PerType<SupportedTa> TYPE =
      sequence(
              SupportedTa::new,
              required("tAC", Identities.TAC, SupportedTa::tac),
              required(
                  "broadcastPLMNs",
                  sequenceOf(1, 6, Identities.PLMN_IDENTITY),
                  SupportedTa::broadcastPlmns),
              iEExtensions("SupportedTAs-Item-ExtIEs", SupportedTa::extensions))
          .extensible();

  public SupportedTa {
    broadcastPlmns = List.copyOf(broadcastPlmns);
  }

  /// Without extensions.
  public SupportedTa(int tac, List<Plmn> broadcastPlmns) {
    this(tac, broadcastPlmns, Extensions.NONE);
  }
}
