package io.telcomesh.enodebsim.attach;

import static io.telcomesh.enodebsim.UeTimers.ATTEMPTS;
import static io.telcomesh.enodebsim.UeTimers.CELL_SEARCH;
import static io.telcomesh.enodebsim.UeTimers.T302;
import static io.telcomesh.enodebsim.UeTimers.T3402;
import static io.telcomesh.enodebsim.UeTimers.T3411;
import static io.telcomesh.enodebsim.UeTimers.T3440;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.Rejection.By;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.emmcommon.BackOff;
import io.telcomesh.enodebsim.esm.DefaultBearer;
import io.telcomesh.enodebsim.s1mme.RrcConnectionReject;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.PdnConnectivityReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Timer;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.security.Direction;
import java.util.Optional;

/// What a UE makes of an attach that has failed, TS 24.301 §5.5.1.2.5 and §5.5.1.2.6.
final class FailedAttach {
  private static final String REJECT = "TS 24.301 §5.5.1.2.5";
  private static final String ABNORMAL = "TS 24.301 §5.5.1.2.6 ";

  private final UePorts sim;
  private final UeContext ue;

  FailedAttach(UePorts sim) {
    this.sim = sim;
    this.ue = sim.ue();
  }

  Rejection because(Unwinding why) {
    return switch (why) {
      case Refused refused -> because(refused.answer());
      case Expired expired -> {
        sim.s1().leave(CauseRadioNetwork.RADIO_CONNECTION_WITH_UE_LOST);
        tryAgain(Optional.empty());
        yield rejection(By.UE, expired.timer().name() + " expired", "no answer", ABNORMAL + "c");
      }
      case Aborted aborted -> aborted(aborted.by());
    };
  }

  private Rejection because(Object answer) {
    return switch (answer) {
      case AttachReject reject -> rejected(reject);
      case AuthenticationReject _ -> {
        ue.forgetNetwork();
        ue.usimInvalid(true);
        sim.s1().leaveAfter(T3440);
        yield rejection(By.MME, "Authentication Reject", "", "TS 24.301 §5.4.2.5");
      }
      case UeAttach.NoCell _ -> {
        lookForCell();
        yield rejection(
            By.ENODEB, "No cell", "S1 Setup has succeeded with no MME", "TS 24.301 §5.2.2.3.4");
      }
      case RrcConnectionReject reject -> { // what was not sent does not count
        ue.attachAttempts(ue.attachAttempts() - 1);
        tryAgainAfter(T302);
        yield reject.rejection(ABNORMAL + "a", sim.now());
      }
      case BackOff backOff -> {
        tryAgainAfter(backOff.rest(sim));
        yield backOff.rejection(sim);
      }
      case DefaultBearer.NotActivated(var said, var cause) -> {
        sim.s1().leaveAfter(T3440);
        yield rejection(By.UE, said, cause, "TS 24.301 §6.4.1.4");
      }
      default -> rejection(By.UE, answer.getClass().getSimpleName(), answer.toString(), "");
    };
  }

  /// What was not sent does not count as an attempt.
  private void lookForCell() {
    ue.attachAttempts(ue.attachAttempts() - 1);
    if (sim.recovery()) {
      tryAgainAfter(CELL_SEARCH);
    }
  }

  /// §5.5.1.2.5.
  private Rejection rejected(AttachReject reject) {
    switch (reject.cause().code()) {
      case 3, 6, 7, 8 -> { // the subscriber is not served
        ue.forgetNetwork();
        ue.usimInvalid(true);
      }
      case 11, 12, 13, 14, 15, 25, 31, 35, 42 -> { // not here, and there is no other network
        ue.forgetNetwork();
        ue.attachAttempts(0);
      }
      case 22 -> congested(reject);
      case 95, 96, 97, 99, 111 -> { // §5.5.1.2.6 d: it will not help to repeat it soon
        ue.attachAttempts(ATTEMPTS);
        tryAgain(reject.t3402());
      }
      default -> tryAgain(reject.t3402()); // §5.5.1.2.6 d
    }
    sim.s1().leaveAfter(T3440);
    return rejection(By.MME, "Attach Reject", text(reject), REJECT);
  }

  private void congested(AttachReject reject) {
    var t3346 = BackOff.begin(sim, reject.t3346());
    if (t3346.isPresent()) {
      ue.attachAttempts(0);
      tryAgainAfter(BackOff.timer(t3346.get()));
    } else {
      tryAgain(reject.t3402());
    }
  }

  private Rejection aborted(Object by) {
    return switch (by) {
      case UeMessage.ConnectionLost(var _, var who, var reason) -> {
        tryAgain(Optional.empty());
        yield rejection(who, "Connection lost", reason, ABNORMAL + "b");
      }
      case UeMessage.NetworkNotGenuine(var rejection) -> rejection;
      case UeMessage.DetachWanted _ ->
          rejection(By.UE, "Detach", "the UE was told to detach", ABNORMAL + "f");
      case UeMessage.Nas _ -> rejection(By.MME, "Detach Request", "", ABNORMAL + "g");
      default -> rejection(By.UE, by.getClass().getSimpleName(), "", "");
    };
  }

  /// After T3411; after the fifth attempt in a row all that the UE knows of the network is deleted
  /// and it is T3402.
  private void tryAgain(Optional<GprsTimer> t3402) {
    if (ue.attachAttempts() < ATTEMPTS) {
      tryAgainAfter(T3411);
      return;
    }
    ue.forgetNetwork();
    ue.attachAttempts(0);
    tryAgainAfter(t3402.flatMap(GprsTimer::duration).map(T3402::lasting).orElse(T3402));
  }

  private void tryAgainAfter(Timer timer) {
    ue.retry(sim.runner().postAfter(timer, new UeMessage.AttachAgain()));
  }

  private static String text(AttachReject reject) {
    var emm = reject.cause().toString();
    return reject.cause().equals(EmmCause.ESM_FAILURE)
        ? reject
            .esmMessage()
            .flatMap(FailedAttach::esmCause)
            .map(esm -> emm + ", ESM " + esm)
            .orElse(emm)
        : emm;
  }

  private static Optional<String> esmCause(Octets esmMessage) {
    return Nas.decode(esmMessage, Direction.DOWNLINK)
            instanceof Decoded.Accepted<NasMessage>(PdnConnectivityReject reject, var _)
        ? Optional.of(reject.cause().toString())
        : Optional.empty();
  }

  private Rejection rejection(By by, String message, String cause, String clause) {
    return new Rejection(by, message, cause, clause, sim.now());
  }
}
