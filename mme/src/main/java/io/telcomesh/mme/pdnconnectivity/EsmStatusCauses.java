package io.telcomesh.mme.pdnconnectivity;

import io.telcomesh.nas.eps.ie.EsmCause;
import java.util.Set;

/// What an ESM Status of the UE means to the procedure that it is about, TS 24.301 §6.7.
final class EsmStatusCauses {
  private static final Set<EsmCause> ABORTING =
      Set.of(
          EsmCause.INVALID_EPS_BEARER_IDENTITY,
          EsmCause.INVALID_PTI_VALUE,
          EsmCause.MESSAGE_TYPE_NON_EXISTENT_OR_NOT_IMPLEMENTED);

  private EsmStatusCauses() {}

  static boolean abort(EsmCause cause) {
    return ABORTING.contains(cause);
  }
}
