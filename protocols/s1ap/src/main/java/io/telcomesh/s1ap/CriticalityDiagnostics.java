package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.integer;
import static io.telcomesh.asn1per.Asn1.optional;
import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.asn1per.Asn1.sequenceOf;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import java.util.List;
import java.util.Optional;

/// Criticality Diagnostics, TS 36.413 §9.2.1.21: what a receiver did not understand or missed.
///
/// @param procedureCode of the message that is spoken of
public record CriticalityDiagnostics(
    Optional<Integer> procedureCode,
    Optional<TriggeringMessage> triggeringMessage,
    Optional<Criticality> procedureCriticality,
    Optional<List<Item>> ies,
    Extensions extensions) {
  /// @param ieCriticality of the IE as it was received, or as the standard has it where it is
  ///   missing; never ignore
  /// @param ieId 0 to 65535
  public record Item(
      Criticality ieCriticality, int ieId, TypeOfError typeOfError, Extensions extensions) {
    static final PerType<Item> TYPE =
        sequence(
                Item::new,
                required("iECriticality", Criticality.TYPE, Item::ieCriticality),
                required("iE-ID", integer(0, 65535), Item::ieId),
                required("typeOfError", TypeOfError.TYPE, Item::typeOfError),
                iEExtensions("CriticalityDiagnostics-IE-Item-ExtIEs", Item::extensions))
            .extensible();
  }

  static final PerType<CriticalityDiagnostics> TYPE =
      sequence(
              CriticalityDiagnostics::new,
              optional("procedureCode", integer(0, 255), CriticalityDiagnostics::procedureCode),
              optional(
                  "triggeringMessage",
                  TriggeringMessage.TYPE,
                  CriticalityDiagnostics::triggeringMessage),
              optional(
                  "procedureCriticality",
                  Criticality.TYPE,
                  CriticalityDiagnostics::procedureCriticality),
              optional(
                  "iEsCriticalityDiagnostics",
                  sequenceOf(1, 256, Item.TYPE),
                  CriticalityDiagnostics::ies),
              iEExtensions("CriticalityDiagnostics-ExtIEs", CriticalityDiagnostics::extensions))
          .extensible();
}
