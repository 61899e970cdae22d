package io.telcomesh.mme.attach;

import io.telcomesh.codec.Decoded;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.esm.DefaultBearer;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextAccept;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.EmmInformation;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsAttachResult;
import io.telcomesh.nas.eps.ie.EpsAttachType;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.NetworkName;
import io.telcomesh.nas.eps.ie.TimeZone;
import io.telcomesh.nas.eps.ie.TrackingAreaIdentityList;
import io.telcomesh.nas.eps.ie.UniversalTime;
import io.telcomesh.procedures.Refused;
import io.telcomesh.security.Direction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// What the UE is told of an attach that succeeds.
final class AttachAnswer {
  private final UePorts mme;
  private final AttachRequest request;
  private final DefaultBearer bearer;

  AttachAnswer(UePorts mme, AttachRequest request, DefaultBearer bearer) {
    this.mme = mme;
    this.request = request;
    this.bearer = bearer;
  }

  /// TS 24.301 §5.5.1.2.4. Of a combined attach only the EPS part succeeds: #18, there is no CS
  /// domain (§5.5.1.3.4.3).
  AttachAccept attachAccept() {
    var plain =
        AttachAccept.of(
            EpsAttachResult.EPS_ONLY,
            mme.settings().periodicUpdate().t3412(),
            TrackingAreaIdentityList.of(mme.ue().trackingAreas()),
            Nas.encode(bearer.activate()));
    boolean combined = request.attachType() == EpsAttachType.COMBINED;
    return new AttachAccept(
        plain.attachResult(),
        plain.t3412(),
        plain.taiList(),
        plain.esmMessage(),
        mme.ue().guti().map(EpsMobileIdentity::of),
        combined ? Optional.of(EmmCause.CS_DOMAIN_NOT_AVAILABLE) : Optional.empty(),
        plain.t3402(),
        plain.equivalentPlmns(),
        plain.networkFeatureSupport(),
        plain.others());
  }

  /// @throws Refused when the UE did not take the default bearer, TS 24.301 §6.4.1.4
  static void checkBearerAccepted(AttachComplete complete) {
    var esm = Nas.decode(complete.esmMessage(), Direction.UPLINK);
    boolean accepted =
        esm instanceof Decoded.Accepted<NasMessage>(ActivateDefaultEpsBearerContextAccept _, var _);
    if (!accepted) {
      throw new Refused(complete);
    }
  }

  /// TS 24.301 §5.4.5.
  EmmInformation emmInformation(Instant now) {
    var names = mme.settings().networkName();
    var zone = TimeZone.of(ZoneOffset.UTC);
    return new EmmInformation(
        Optional.of(NetworkName.of(names.full())),
        Optional.of(NetworkName.of(names.brief())),
        Optional.of(zone),
        Optional.of(new UniversalTime(now.atOffset(ZoneOffset.UTC).toLocalDateTime(), zone)),
        Optional.empty());
  }
}
