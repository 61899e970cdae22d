package io.telcomesh.enodebsim.servicerequest;

import static io.telcomesh.enodebsim.UeTimers.T302;
import static io.telcomesh.enodebsim.UeTimers.T3411;
import static io.telcomesh.enodebsim.UeTimers.T3440;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.Rejection.By;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.emmcommon.BackOff;
import io.telcomesh.enodebsim.s1mme.RrcConnectionReject;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseRadioNetwork;

/// What a UE makes of a service request that has failed, TS 24.301 §5.6.1.5 and §5.6.1.6.
final class FailedServiceRequest {
  private static final String REJECT = "TS 24.301 §5.6.1.5";
  private static final String ABNORMAL = "TS 24.301 §5.6.1.6 ";

  private final UePorts sim;
  private final UeContext ue;

  FailedServiceRequest(UePorts sim) {
    this.sim = sim;
    this.ue = sim.ue();
  }

  Rejection because(Unwinding why) {
    return switch (why) {
      case Refused refused -> because(refused.answer());
      case Expired expired -> {
        sim.s1().leave(CauseRadioNetwork.RADIO_CONNECTION_WITH_UE_LOST);
        yield rejection(By.UE, expired.timer().name() + " expired", "no answer", ABNORMAL + "c");
      }
      case Aborted aborted -> aborted(aborted.by());
    };
  }

  private Rejection because(Object answer) {
    return switch (answer) {
      case ServiceReject reject -> rejected(reject);
      case NotAttached _ -> rejection(By.UE, "Not attached", "", "TS 24.301 §5.6.1.1");
      case RrcConnectionReject reject -> {
        ue.noServiceBefore(sim.now().plus(T302.duration()));
        yield reject.rejection(ABNORMAL + "a", sim.now());
      }
      case BackOff backOff -> backOff.rejection(sim);
      case NoCell _ ->
          rejection(
              By.ENODEB, "No cell", "S1 Setup has succeeded with no MME", "TS 24.301 §5.2.2.3.4");
      default -> rejection(By.UE, answer.getClass().getSimpleName(), answer.toString(), "");
    };
  }

  /// §5.6.1.5.
  private Rejection rejected(ServiceReject reject) {
    switch (reject.cause().code()) {
      case 3, 6, 7, 8 -> { // the subscriber is not served
        detached();
        ue.forgetNetwork();
        ue.usimInvalid(true);
      }
      case 9 -> { // the network does not know the UE
        detached();
        ue.forgetNetwork();
        attachAgain();
      }
      case 10, 40 -> {
        detached();
        attachAgain();
      }
      case 11, 12, 14, 35 -> { // not here, and there is no other network
        detached();
        ue.forgetNetwork();
      }
      case 22 -> BackOff.begin(sim, reject.t3346());
      default -> {} // the UE stays attached: also §5.6.1.6 d
    }
    sim.s1().leaveAfter(T3440);
    return rejection(By.MME, "Service Reject", reject.cause().toString(), REJECT);
  }

  private void detached() {
    ue.registered(false);
    sim.closePdn();
  }

  /// When the network has released the connection.
  private void attachAgain() {
    ue.retry(sim.runner().postAfter(T3411, new UeMessage.AttachAgain()));
  }

  private Rejection aborted(Object by) {
    return switch (by) {
      case UeMessage.ConnectionLost(var _, var who, var reason) ->
          rejection(who, "Connection lost", reason, ABNORMAL + "b");
      case UeMessage.NetworkNotGenuine(var rejection) -> rejection;
      case UeMessage.DetachWanted _ ->
          rejection(By.UE, "Detach", "the UE was told to detach", ABNORMAL + "f");
      case UeMessage.Nas _ -> rejection(By.MME, "Detach Request", "", ABNORMAL + "g");
      default -> rejection(By.UE, by.getClass().getSimpleName(), "", "");
    };
  }

  private Rejection rejection(By by, String message, String cause, String clause) {
    return new Rejection(by, message, cause, clause, sim.now());
  }

  /// The UE is not EMM-REGISTERED.
  record NotAttached() {}

  /// No eNodeB is in service.
  record NoCell() {}
}
