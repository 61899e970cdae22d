package io.telcomesh.enodebsim.attach;

import static io.telcomesh.enodebsim.UeTimers.T3410;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.enodebsim.emmcommon.BackOff;
import io.telcomesh.enodebsim.esm.DefaultBearer;
import io.telcomesh.enodebsim.s1mme.DownlinkNas.Reading;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.ie.EpsAttachType;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.nas.eps.ie.RequestType;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import io.telcomesh.security.EpsKeys;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Attach, TS 23.401 §5.3.2.1 and TS 24.301 §5.5.1.2: one attempt of a UE. What the network asks
/// meanwhile (identity, authentication, security mode, ESM information) runs beside it.
public final class UeAttach extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;
  private final Consumer<UeResult> done;
  private final boolean anew;
  private final boolean byImsi;
  private final long start;
  private @Nullable S1Connection mine;

  private UeAttach(UePorts sim, Consumer<UeResult> done, boolean anew, boolean byImsi) {
    this.sim = sim;
    this.ue = sim.ue();
    this.done = done;
    this.anew = anew;
    this.byImsi = byImsi;
    this.start = sim.runner().scheduler().nanoTime();
  }

  /// As somebody wants it: like a UE that is switched on.
  public static UeAttach wanted(UePorts sim, UeMessage.AttachWanted wanted) {
    return new UeAttach(sim, wanted.done(), true, wanted.byImsi());
  }

  /// As T3411 or T3402 wants it.
  public static UeAttach again(UePorts sim) {
    return new UeAttach(sim, _ -> {}, false, false);
  }

  @Override
  protected void run() {
    if (!ue.registered()) {
      BackOff.requireNone(sim);
      begin();
      deriveKenb();
      var accept = sim.nas().ask(request(), T3410, AttachAccept.class, UeAttach::refuses);
      var bearer = DefaultBearer.ofAttach(sim);
      complete(accept, bearer, bearer.activate(accept.esmMessage()));
    }
    done.accept(new UeResult(ue.imsi(), sim.since(start), Optional.empty()));
  }

  private void begin() {
    ue.noRetry();
    if (anew) {
      ue.attachAttempts(0);
      ue.usimInvalid(false);
    }
    if (byImsi) {
      ue.forgetNetwork();
    }
    ue.attachAttempts(ue.attachAttempts() + 1);
    if (!sim.s1().connect(RrcEstablishmentCause.MO_SIGNALLING)) {
      throw new Refused(new NoCell());
    }
    mine = ue.connection().orElseThrow();
  }

  /// From the count that the request is about to have, TS 33.401 §7.2.6.2; a security mode command
  /// replaces it.
  private void deriveKenb() {
    ue.security()
        .ifPresent(context -> ue.kenb(EpsKeys.kenb(context.kasme(), context.uplinkCount())));
  }

  /// §5.5.1.2.2.
  private AttachRequest request() {
    var pdnConnectivity =
        new PdnConnectivityRequest(
            EpsBearerIdentity.NONE,
            DefaultBearer.TRANSACTION,
            RequestType.INITIAL_REQUEST,
            ue.equipment().pdnType(),
            Optional.of(true),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE);
    var request =
        AttachRequest.of(
            EpsAttachType.EPS,
            ue.security()
                .map(NasSecurityContext::keySetIdentifier)
                .orElse(NasKeySetIdentifier.NONE),
            ue.guti().map(EpsMobileIdentity::of).orElseGet(() -> EpsMobileIdentity.of(ue.imsi())),
            ue.equipment().capability(),
            Nas.encode(pdnConnectivity));
    ue.attachRequest(Nas.encode(request));
    return request;
  }

  /// §5.5.1.2.4.
  private void complete(AttachAccept accept, DefaultBearer bearer, PdnConnection pdn) {
    var guti =
        accept
            .guti()
            .filter(EpsMobileIdentity.OfGuti.class::isInstance)
            .map(identity -> ((EpsMobileIdentity.OfGuti) identity).guti());
    ue.assigned(guti, accept.taiList().areas());
    ue.t3412(accept.t3412());
    ue.updateAttempts(0);
    ue.registered(true);
    ue.attachAttempts(0);
    ue.took("attach", sim.since(start));
    bearer.accept(pdn);
  }

  private static boolean refuses(NasMessage message) {
    return message instanceof AttachReject || message instanceof AuthenticationReject;
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var _, var nas) -> collideWith(nas.read(ue));
      case UeMessage.S1 _ -> ALONGSIDE; // the eNodeB's part
      case UeMessage.ConnectionLost(var connection, var _, var _) ->
          connection == mine ? ABORT_CURRENT : ALONGSIDE; // §5.5.1.2.6 b
      case UeMessage.DetachWanted _ -> ABORT_CURRENT; // §5.5.1.2.6 f
      case UeMessage.NetworkNotGenuine _ -> ABORT_CURRENT; // §5.4.2.7
      case UeMessage.AttachWanted _ -> WAIT; // then it finds the UE attached, or tries again
      case UeMessage.AttachAgain _, UeMessage.UpdateWanted _ -> IGNORE; // it is doing more
      case UeMessage.ServiceWanted _, UeMessage.IdleWanted _, UeMessage.InactivityCheck _ -> WAIT;
      case UeMessage.UplinkPacket _, UeMessage.Paged _, UeMessage.RadioBearers _ -> IGNORE;
      case UeMessage.MoveWanted _ -> WAIT;
      case UeMessage.BearerLost _, UeMessage.ConnectionUnwanted _ -> WAIT;
      case UeMessage.RecoveryWanted _ -> WAIT; // the loss of the connection came first
      case UeMessage.PdnWanted _, UeMessage.PdnUnwanted _ -> WAIT;
      case UeMessage.RouterAdvertised _, UeMessage.RouterMissing _ -> ALONGSIDE;
    };
  }

  private Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Message(DetachRequestFromNetwork detach, var _) ->
          detach.detachType() == NetworkDetachType.REATTACH_NOT_REQUIRED
              ? ABORT_CURRENT
              : IGNORE; // §5.5.1.2.6 g: the attach goes on
      case Reading.Message(AttachAccept _, var _) -> IGNORE; // its answer is under way
      case Reading.Message _, Reading.NewContext _, Reading.Unreadable _ -> ALONGSIDE;
      case Reading.Discarded _ -> IGNORE;
    };
  }

  @Override
  protected void failed(Unwinding why) {
    var rejection = new FailedAttach(sim).because(why);
    ue.rejected(rejection);
    done.accept(new UeResult(ue.imsi(), sim.since(start), Optional.of(rejection)));
  }

  /// No eNodeB is in service.
  record NoCell() {}
}
