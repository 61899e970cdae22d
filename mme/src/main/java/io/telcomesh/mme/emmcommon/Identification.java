package io.telcomesh.mme.emmcommon;

import static io.telcomesh.mme.MmeTimers.T3470;
import static io.telcomesh.nas.eps.ie.EmmCause.UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK;

import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.UePorts;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.IdentityType;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.procedures.Refused;

/// Identification, TS 24.301 §5.4.4: asks a UE for its IMSI where it named itself otherwise, and
/// nobody here knows who that is.
public final class Identification {
  private final UePorts mme;

  public Identification(UePorts mme) {
    this.mme = mme;
  }

  /// Who the UE says it is; that is not proven.
  ///
  /// @param named as the UE named itself
  /// @throws Refused with an EMM cause when it has no IMSI
  public Imsi imsiOf(EpsMobileIdentity named) {
    return switch (named) {
      case EpsMobileIdentity.OfImsi(var imsi) -> imsi;
      case EpsMobileIdentity.OfGuti(var guti) ->
          mme.contexts()
              .find(guti)
              .flatMap(known -> known.context().imsi())
              .orElseGet(this::askImsi);
      case EpsMobileIdentity.OfImei _ -> askImsi();
    };
  }

  public Imsi askImsi() {
    var response =
        mme.nas().ask(new IdentityRequest(IdentityType.IMSI), T3470, IdentityResponse.class);
    return switch (response.identity()) {
      case MobileIdentity.OfImsi(var imsi) -> imsi;
      case MobileIdentity _ -> throw new Refused(UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK);
    };
  }
}
