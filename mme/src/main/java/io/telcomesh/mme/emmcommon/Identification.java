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
import java.util.List;

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

  /// Who the equipment is, TS 23.401 §5.3.2.1 step 5b, where security mode control did not tell:
  /// the IMEISV, else the IMEI.
  public void identifyEquipment() {
    for (var wanted : List.of(IdentityType.IMEISV, IdentityType.IMEI)) {
      if (mme.ue().imeisv().isEmpty() && mme.ue().imei().isEmpty()) {
        switch (ask(wanted)) {
          case MobileIdentity.OfImeisv(var imeisv) -> mme.ue().imeisv(imeisv);
          case MobileIdentity.OfImei(var imei) -> mme.ue().imei(imei);
          case MobileIdentity _ -> {} // it goes on without
        }
      }
    }
  }

  private MobileIdentity ask(IdentityType type) {
    return mme.nas().ask(new IdentityRequest(type), T3470, IdentityResponse.class).identity();
  }

  public Imsi askImsi() {
    return switch (ask(IdentityType.IMSI)) {
      case MobileIdentity.OfImsi(var imsi) -> imsi;
      case MobileIdentity _ -> throw new Refused(UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK);
    };
  }
}
