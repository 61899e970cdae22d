package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.CN_DOMAIN;
import static io.telcomesh.s1ap.S1apIes.PAGING_DRX;
import static io.telcomesh.s1ap.S1apIes.TAI_LIST;
import static io.telcomesh.s1ap.S1apIes.UE_IDENTITY_INDEX_VALUE;
import static io.telcomesh.s1ap.S1apIes.UE_PAGING_ID;
import static io.telcomesh.s1ap.S1apIes.UE_RADIO_CAPABILITY_FOR_PAGING;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Tai;
import java.util.List;
import java.util.Optional;

/// PAGING, MME to eNB, TS 36.413 §9.1.6.
///
/// @param ueIdentityIndexValue IMSI mod 1024
public record Paging(
    int ueIdentityIndexValue,
    UePagingId uePagingId,
    Optional<PagingDrx> pagingDrx,
    CnDomain cnDomain,
    List<Tai> taiList,
    Optional<Octets> ueRadioCapabilityForPaging,
    OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<Paging> CODEC =
      message(Paging.class, "Paging")
          .mandatory(UE_IDENTITY_INDEX_VALUE, IGNORE, Paging::ueIdentityIndexValue)
          .mandatory(UE_PAGING_ID, IGNORE, Paging::uePagingId)
          .optional(PAGING_DRX, IGNORE, Paging::pagingDrx)
          .mandatory(CN_DOMAIN, IGNORE, Paging::cnDomain)
          .mandatory(TAI_LIST, IGNORE, Paging::taiList)
          .optional(UE_RADIO_CAPABILITY_FOR_PAGING, IGNORE, Paging::ueRadioCapabilityForPaging)
          .others(Paging::others)
          .build();
}
