package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.alternative;

import io.telcomesh.asn1per.Asn1;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.STmsi;

/// UE Paging Identity, TS 36.413 §9.2.3.13: whom a page is for.
public sealed interface UePagingId {
  PerType<UePagingId> TYPE =
      Asn1.<UePagingId>choice(
              alternative(
                  "s-TMSI", Identities.S_TMSI.as(ByStmsi::new, ByStmsi::sTmsi), ByStmsi.class),
              alternative("iMSI", Identities.IMSI.as(ByImsi::new, ByImsi::imsi), ByImsi.class))
          .extensible();

  /// As all pages but the last resort.
  record ByStmsi(STmsi sTmsi) implements UePagingId {}

  /// The UE has to attach anew.
  record ByImsi(Imsi imsi) implements UePagingId {}
}
