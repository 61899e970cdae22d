package io.telcomesh.mme.s1mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.mme.MmeSettings;
import io.telcomesh.mme.overload.MmeLoad;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.S1SetupFailure;
import io.telcomesh.s1ap.S1SetupRequest;
import io.telcomesh.s1ap.S1SetupResponse;
import io.telcomesh.s1ap.ServedGummei;
import io.telcomesh.s1ap.TimeToWait;
import java.util.List;
import java.util.Optional;

/// S1 Setup, TS 36.413 §8.7.3: an eNodeB and the MME tell each other who they are. It never waits,
/// so nothing collides with it.
final class S1Setup extends Procedure<EnodebMessage> {
  private final Enodeb enodeb;
  private final MmeSettings settings;
  private final MmeLoad load;
  private final S1SetupRequest request;

  S1Setup(Enodeb enodeb, MmeSettings settings, MmeLoad load, S1SetupRequest request) {
    this.enodeb = enodeb;
    this.settings = settings;
    this.load = load;
    this.request = request;
  }

  @Override
  protected void run() {
    ServedAreas.refusal(settings, request.supportedTas())
        .ifPresentOrElse(cause -> enodeb.send(failure(cause)), this::accept);
  }

  private void accept() {
    enodeb.connected().forEach(enodeb::lost); // §8.7.3.1: whoever was there is forgotten
    enodeb.setUp(
        new Enodeb.SetUp(
            request.globalEnbId(), request.enbName().orElse(""), request.supportedTas()));
    enodeb.send(response());
    enodeb.toldOf(MmeLoad.Level.NORMAL); // what it was told before it has forgotten
    new OverloadControl(enodeb, load).tell();
  }

  private S1SetupResponse response() {
    var gummei = settings.gummei();
    return new S1SetupResponse(
        Optional.of(settings.name()),
        List.of(
            new ServedGummei(
                List.of(gummei.plmn()), List.of(gummei.mmeGroupId()), List.of(gummei.mmeCode()))),
        settings.relativeCapacity(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static S1SetupFailure failure(Cause cause) {
    return new S1SetupFailure(cause, Optional.of(TimeToWait.V10S), Optional.empty(), OtherIes.NONE);
  }
}
