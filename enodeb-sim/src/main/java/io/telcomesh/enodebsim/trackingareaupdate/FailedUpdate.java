package io.telcomesh.enodebsim.trackingareaupdate;

import static io.telcomesh.enodebsim.UeTimers.ATTEMPTS;
import static io.telcomesh.enodebsim.UeTimers.T302;
import static io.telcomesh.enodebsim.UeTimers.T3402;
import static io.telcomesh.enodebsim.UeTimers.T3411;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.Rejection.By;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.emmcommon.BackOff;
import io.telcomesh.enodebsim.s1mme.RrcConnectionReject;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Timer;
import io.telcomesh.s1ap.CauseRadioNetwork;

/// What a UE makes of an update that has failed, TS 24.301 §5.5.3.2.5 and §5.5.3.2.6.
final class FailedUpdate {
  private static final String REJECT = "TS 24.301 §5.5.3.2.5";
  private static final String ABNORMAL = "TS 24.301 §5.5.3.2.6 ";

  private final UePorts sim;
  private final UeContext ue;
  private final EpsUpdateType.Kind kind;
  private boolean attachesAnew;

  FailedUpdate(UePorts sim, EpsUpdateType.Kind kind) {
    this.sim = sim;
    this.ue = sim.ue();
    this.kind = kind;
  }

  /// No eNodeB is in service.
  record NoCell() {}

  boolean attachesAnew() {
    return attachesAnew;
  }

  Rejection because(Object answer) {
    return switch (answer) {
      case TrackingAreaUpdateReject reject -> rejected(reject);
      case AuthenticationReject _ -> {
        notServed();
        yield rejection(By.MME, "Authentication Reject", "", "TS 24.301 §5.4.2.5");
      }
      case RrcConnectionReject reject -> { // what was not sent does not count
        ue.updateAttempts(ue.updateAttempts() - 1);
        tryAgainAfter(T302);
        yield reject.rejection(ABNORMAL + "a", sim.now());
      }
      case BackOff backOff -> {
        tryAgainAfter(backOff.rest(sim));
        yield backOff.rejection(sim);
      }
      case NoCell _ -> {
        tryAgain();
        yield rejection(
            By.ENODEB, "No cell", "S1 Setup has succeeded with no MME", "TS 24.301 §5.2.2.3.4");
      }
      default -> rejection(By.UE, answer.getClass().getSimpleName(), answer.toString(), "");
    };
  }

  Rejection expired(Expired expired) {
    sim.s1().leave(CauseRadioNetwork.RADIO_CONNECTION_WITH_UE_LOST);
    tryAgain();
    return rejection(By.UE, expired.timer().name() + " expired", "no answer", ABNORMAL + "c");
  }

  Rejection aborted(Object by) {
    return switch (by) {
      case UeMessage.ConnectionLost(var _, var who, var reason) -> {
        tryAgain();
        yield rejection(who, "Connection lost", reason, ABNORMAL + "b");
      }
      case UeMessage.NetworkNotGenuine(var rejection) -> rejection;
      case UeMessage.DetachWanted _ ->
          rejection(By.UE, "Detach", "the UE was told to detach", "TS 24.301 §5.5.2.2.1");
      case UeMessage.Nas _ -> rejection(By.MME, "Detach Request", "", ABNORMAL + "f");
      default -> rejection(By.UE, by.getClass().getSimpleName(), "", "");
    };
  }

  /// §5.5.3.2.5.
  private Rejection rejected(TrackingAreaUpdateReject reject) {
    switch (reject.cause().code()) {
      case 3, 6, 7, 8 -> notServed();
      case 9 -> { // the network does not know the GUTI
        ue.forgetNetwork();
        attachAnew();
      }
      case 10, 40 -> attachAnew(); // with GUTI and keys
      case 11, 12, 14, 25, 31, 35, 42 -> { // not here, and there is no other network
        ue.forgetNetwork();
        deregistered();
      }
      case 13, 15 -> ue.updateAttempts(0); // registered, until it is in another tracking area
      case 22 -> congested(reject);
      case 95, 96, 97, 99, 111 -> { // §5.5.3.2.6 d: it will not help to repeat it soon
        ue.updateAttempts(ATTEMPTS);
        tryAgain();
      }
      default -> tryAgain(); // §5.5.3.2.6 d
    }
    return rejection(By.MME, "Tracking Area Update Reject", reject.cause().toString(), REJECT);
  }

  private void notServed() {
    ue.forgetNetwork();
    ue.usimInvalid(true);
    deregistered();
  }

  private void attachAnew() {
    deregistered();
    ue.attachAttempts(0);
    attachesAnew = true;
  }

  private void deregistered() {
    ue.updateAttempts(0);
    ue.registered(false);
    sim.closePdn();
  }

  private void congested(TrackingAreaUpdateReject reject) {
    var t3346 = BackOff.begin(sim, reject.t3346());
    if (t3346.isPresent()) {
      ue.updateAttempts(0);
      tryAgainAfter(BackOff.timer(t3346.get()));
    } else {
      tryAgain();
    }
  }

  /// After T3411; after the fifth attempt in a row it is T3402.
  private void tryAgain() {
    if (ue.updateAttempts() < ATTEMPTS) {
      tryAgainAfter(T3411);
    } else {
      ue.updateAttempts(0);
      tryAgainAfter(T3402);
    }
  }

  private void tryAgainAfter(Timer timer) {
    ue.retry(sim.runner().postAfter(timer, new UeMessage.UpdateWanted(kind, _ -> {})));
  }

  private Rejection rejection(By by, String message, String cause, String clause) {
    return new Rejection(by, message, cause, clause, sim.now());
  }
}
