package io.telcomesh.enodebsim.servicerequest;

import static io.telcomesh.enodebsim.UeTimers.T3417;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.enodebsim.bearers.Uplink;
import io.telcomesh.enodebsim.emmcommon.BackOff;
import io.telcomesh.enodebsim.s1mme.DownlinkNas.Reading;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import io.telcomesh.security.EpsKeys;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Service request, TS 23.401 §5.3.4.1 and TS 24.301 §5.6.1: an idle UE wants its bearers again.
/// The radio bearers are the answer; nothing in NAS says yes.
public final class UeServiceRequest extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;
  private final RrcEstablishmentCause cause;
  private final Consumer<UeResult> done;
  private final long start;
  private @Nullable S1Connection mine;

  private UeServiceRequest(UePorts sim, RrcEstablishmentCause cause, Consumer<UeResult> done) {
    this.sim = sim;
    this.ue = sim.ue();
    this.cause = cause;
    this.done = done;
    this.start = sim.runner().scheduler().nanoTime();
  }

  /// As somebody wants it.
  public static UeServiceRequest wanted(UePorts sim, Consumer<UeResult> done) {
    return new UeServiceRequest(sim, RrcEstablishmentCause.MO_DATA, done);
  }

  /// The UE has something to send.
  public static UeServiceRequest forUplink(UePorts sim) {
    return wanted(sim, _ -> {});
  }

  /// The network has something for the UE, §5.6.2.2.
  public static UeServiceRequest paged(UePorts sim) {
    return new UeServiceRequest(sim, RrcEstablishmentCause.MT_ACCESS, _ -> {});
  }

  @Override
  protected void run() {
    if (!ue.registered()) {
      throw new Refused(new FailedServiceRequest.NotAttached());
    }
    if (ue.connection().isEmpty()) {
      request();
      ue.secureExchangeEstablished(); // §4.4.2.3
      ue.took("service-request", sim.since(start));
      sim.closePdnWithoutBearer();
    }
    done.accept(new UeResult(ue.imsi(), sim.since(start), Optional.empty()));
  }

  /// K_eNB is made with the count of the request, TS 33.401 §7.2.7.
  private void request() {
    var security =
        ue.security().orElseThrow(() -> new Refused(new FailedServiceRequest.NotAttached()));
    if (cause == RrcEstablishmentCause.MT_ACCESS) {
      ue.backOffOver(); // §5.6.2.2.1
    } else {
      BackOff.requireNone(sim);
    }
    if (!sim.s1().connect(cause)) {
      throw new Refused(new FailedServiceRequest.NoCell());
    }
    var connection = ue.connection().orElseThrow();
    mine = connection;
    ue.kenb(EpsKeys.kenb(security.kasme(), security.uplinkCount()));
    sim.nas().askForService(connection, security, cause, T3417);
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var _, var nas) -> collideWith(nas.read(ue));
      case UeMessage.S1 _ -> ALONGSIDE; // the eNodeB's part
      case UeMessage.ConnectionLost(var connection, var _, var _) ->
          connection == mine ? ABORT_CURRENT : ALONGSIDE; // §5.6.1.6 b
      case UeMessage.DetachWanted _ -> ABORT_CURRENT; // §5.6.1.6 f
      case UeMessage.NetworkNotGenuine _ -> ABORT_CURRENT; // §5.4.2.7
      case UeMessage.AttachWanted _, UeMessage.ServiceWanted _, UeMessage.IdleWanted _ -> WAIT;
      case UeMessage.BearerLost _, UeMessage.ConnectionUnwanted _ -> WAIT;
      case UeMessage.AttachAgain _ -> IGNORE;
      case UeMessage.InactivityCheck _ -> WAIT;
      case UeMessage.UplinkPacket _, UeMessage.Paged _ -> IGNORE; // it is asking already
      case UeMessage.RadioBearers _ -> IGNORE; // of another connection
      case UeMessage.PdnWanted _, UeMessage.PdnUnwanted _ -> WAIT;
      case UeMessage.RouterAdvertised _, UeMessage.RouterMissing _ -> ALONGSIDE;
      case UeMessage.UpdateWanted _, UeMessage.MoveWanted _ -> WAIT;
      case UeMessage.RecoveryWanted _ -> WAIT; // the loss of the connection came first
    };
  }

  private static Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Message(DetachRequestFromNetwork _, var _) -> ABORT_CURRENT; // §5.6.1.6 g
      case Reading.Message _, Reading.NewContext _, Reading.Unreadable _ -> ALONGSIDE;
      case Reading.Discarded _ -> IGNORE;
    };
  }

  @Override
  protected void failed(Unwinding why) {
    var rejection = new FailedServiceRequest(sim).because(why);
    ue.rejected(rejection);
    ue.pdns().stream()
        .map(PdnConnection::uplink)
        .forEach(Uplink::drop); // the next packet is a first one
    done.accept(new UeResult(ue.imsi(), sim.since(start), Optional.of(rejection)));
  }
}
