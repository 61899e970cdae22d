package io.telcomesh.mme.subscription;

import io.telcomesh.diameter.s6a.EpsLocationInformation;
import io.telcomesh.diameter.s6a.EpsUserState;
import io.telcomesh.diameter.s6a.IdrFlags;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.UserState;
import io.telcomesh.mme.UeContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the MME tells the HSS of a UE's state, place and access, TS 29.272 §5.2.2.1.2.
record UeStateAndLocation(UeContext ue, Instant now) {
  private static final int EUTRAN = 1004; // TS 29.212 §5.3.31
  private static final int IMS_VOICE_NOT_SUPPORTED = 0;

  InsertSubscriberDataAnswer answer(InsertSubscriberDataAnswer success, IdrFlags wanted) {
    return success.with(
        wanted.tAds() ? Optional.of(IMS_VOICE_NOT_SUPPORTED) : Optional.empty(),
        wanted.tAds() ? Optional.of(lastActivity()) : Optional.empty(),
        wanted.tAds() || wanted.ratType() ? Optional.of(EUTRAN) : Optional.empty(),
        wanted.userState() ? Optional.of(EpsUserState.of(state())) : Optional.empty(),
        wanted.location() ? location() : Optional.empty());
  }

  private UserState state() {
    if (!ue.registered()) {
      return UserState.DETACHED;
    }
    return connected()
        ? UserState.CONNECTED_REACHABLE_FOR_PAGING
        : UserState.ATTACHED_REACHABLE_FOR_PAGING;
  }

  private Optional<EpsLocationInformation> location() {
    long age = connected() ? 0 : Duration.between(lastActivity(), now).toMinutes();
    return ue.location().map(seen -> EpsLocationInformation.of(seen.cell(), seen.tai(), age));
  }

  private Instant lastActivity() {
    return connected() ? now : ue.lastConnected().orElse(now);
  }

  private boolean connected() {
    return ue.connection().isPresent();
  }
}
