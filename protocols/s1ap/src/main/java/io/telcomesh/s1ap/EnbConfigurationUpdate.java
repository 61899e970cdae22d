package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.DEFAULT_PAGING_DRX;
import static io.telcomesh.s1ap.S1apIes.ENB_NAME;
import static io.telcomesh.s1ap.S1apIes.SUPPORTED_TAS;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.List;
import java.util.Optional;

/// ENB CONFIGURATION UPDATE, eNB to MME, TS 36.413 §9.1.8.7: what is there replaces what was said
/// before.
public record EnbConfigurationUpdate(
    Optional<String> enbName,
    Optional<List<SupportedTa>> supportedTas,
    Optional<PagingDrx> defaultPagingDrx,
    OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<EnbConfigurationUpdate> CODEC =
      message(EnbConfigurationUpdate.class, "ENBConfigurationUpdate")
          .optional(ENB_NAME, IGNORE, EnbConfigurationUpdate::enbName)
          .optional(SUPPORTED_TAS, REJECT, EnbConfigurationUpdate::supportedTas)
          .optional(DEFAULT_PAGING_DRX, IGNORE, EnbConfigurationUpdate::defaultPagingDrx)
          .others(EnbConfigurationUpdate::others)
          .build();
}
