package io.telcomesh.mme.overload;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.nas.eps.ServiceRequest;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsAttachType;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseMisc;
import io.telcomesh.s1ap.InitialUeMessage;
import java.util.Optional;

/// NAS level congestion control, TS 24.301 §5.3.9: a UE is sent back, and told not to come again
/// before T3346 ends. Nobody else in the network is asked for it. It never waits, so nothing
/// collides with it.
public final class CongestionControl extends Procedure<UeMessage> {
  private final UePorts mme;
  private final NasMessage request;
  private final boolean verified;

  private CongestionControl(UePorts mme, Reading.Message received) {
    this.mme = mme;
    this.request = received.message();
    this.verified = received.verified();
  }

  /// Empty where the UE is served: there is no congestion, it answers a page, it has priority or an
  /// emergency (TS 24.301 §5.5.1.2.5, §5.5.3.2.5, §5.6.1.5), or it wants to leave.
  public static Optional<Procedure<UeMessage>> of(
      UePorts mme, InitialUeMessage message, Reading reading) {
    return mme.load().level() == MmeLoad.Level.CONGESTED
            && sendsBack(message)
            && reading instanceof Reading.Message received
            && sendsBack(received)
        ? Optional.of(new CongestionControl(mme, received))
        : Optional.empty();
  }

  private static boolean sendsBack(InitialUeMessage message) {
    return switch (message.rrcEstablishmentCause()) {
      case EMERGENCY, HIGHPRIORITYACCESS, MT_ACCESS -> false;
      case MO_SIGNALLING, MO_DATA, DELAY_TOLERANTACCESS, MO_VOICECALL, MO_EXCEPTIONDATA -> true;
    };
  }

  private static boolean sendsBack(Reading.Message received) {
    return switch (received.message()) {
      case AttachRequest attach -> attach.attachType() != EpsAttachType.EMERGENCY;
      case TrackingAreaUpdateRequest _ -> true;
      case ServiceRequest _ -> received.verified();
      default -> false;
    };
  }

  @Override
  protected void run() {
    if (verified) {
      mme.ue().secureExchangeEstablished(); // only so the UE believes the value: §5.5.1.2.5
    }
    mme.nas().send(reject(Optional.of(mme.load().backOff())));
    if (request instanceof AttachRequest) {
      mme.ue().registered(false); // whatever it was, it is not any more: §5.5.1.2.7 f
    }
    mme.releaseAfterwards(CauseMisc.CONTROL_PROCESSING_OVERLOAD);
  }

  private NasMessage reject(Optional<GprsTimer> t3346) {
    return switch (request) {
      case AttachRequest _ ->
          new AttachReject(
              EmmCause.CONGESTION, Optional.empty(), t3346, Optional.empty(), OtherIes.NONE);
      case TrackingAreaUpdateRequest _ ->
          new TrackingAreaUpdateReject(EmmCause.CONGESTION, t3346, OtherIes.NONE);
      default -> new ServiceReject(EmmCause.CONGESTION, Optional.empty(), t3346, OtherIes.NONE);
    };
  }
}
