package io.telcomesh.enodebsim.trackingareaupdate;

import static io.telcomesh.enodebsim.UeTimers.T3430;
import static io.telcomesh.enodebsim.UeTimers.T3440;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.enodebsim.emmcommon.BackOff;
import io.telcomesh.enodebsim.s1mme.DownlinkNas.Reading;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.TrackingAreaUpdateAccept;
import io.telcomesh.nas.eps.TrackingAreaUpdateComplete;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EpsBearerContextStatus;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import io.telcomesh.security.EpsKeys;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tracking area update, TS 24.301 §5.5.3.2: one attempt of a UE.
public final class UeTrackingAreaUpdate extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;
  private final UeMessage.UpdateWanted wanted;
  private final long start;
  private @Nullable S1Connection mine;

  public UeTrackingAreaUpdate(UePorts sim, UeMessage.UpdateWanted wanted) {
    this.sim = sim;
    this.ue = sim.ue();
    this.wanted = wanted;
    this.start = sim.runner().scheduler().nanoTime();
  }

  @Override
  protected void run() {
    if (!ue.registered()) {
      end(Optional.of(rejection("Update", "the UE is not registered", "TS 24.301 §5.5.3.1")));
      return;
    }
    if (ue.connection().isEmpty()) {
      BackOff.requireNone(sim);
    }
    ue.noRetry();
    ue.updateAttempts(ue.updateAttempts() + 1);
    boolean fromIdle = ue.connection().isEmpty();
    boolean active = fromIdle && ue.hasToSend();
    if (!sim.s1().connect(RrcEstablishmentCause.MO_SIGNALLING)) {
      throw new Refused(new FailedUpdate.NoCell());
    }
    var connection = ue.connection().orElseThrow();
    mine = connection;
    if (active) {
      deriveKenb();
    }
    try {
      complete(
          sim.nas()
              .ask(
                  request(active),
                  T3430,
                  TrackingAreaUpdateAccept.class,
                  UeTrackingAreaUpdate::refuses));
      if (active) {
        awaitBearers(connection);
      } else if (fromIdle && ue.registered()) {
        sim.s1().leaveAfter(T3440); // §5.3.1.2 c
      }
      end(Optional.empty());
    } catch (Refused refused) {
      refused(refused.answer());
    }
  }

  /// From the count that the request is about to have, TS 33.401 §7.2.7.
  private void deriveKenb() {
    ue.security()
        .ifPresent(context -> ue.kenb(EpsKeys.kenb(context.kasme(), context.uplinkCount())));
  }

  /// A PDN connection that has got no radio bearer is no more, §5.5.3.2.4.
  private void awaitBearers(S1Connection connection) {
    try {
      if (!connection.hasBearers()) {
        sim.s1().radioBearers(connection, T3440).await();
      }
      sim.closePdnWithoutBearer();
    } catch (Expired _) { // the network gives none: the UE may ask for service
      sim.s1().leave(CauseNas.UNSPECIFIED);
    }
  }

  /// §5.5.3.2.2.
  ///
  /// @param active whether the UE wants its bearers too
  private TrackingAreaUpdateRequest request(boolean active) {
    var request =
        new TrackingAreaUpdateRequest(
            new EpsUpdateType(wanted.kind(), active),
            ue.security()
                .map(NasSecurityContext::keySetIdentifier)
                .orElse(NasKeySetIdentifier.NONE),
            ue.guti().map(EpsMobileIdentity::of).orElseGet(() -> EpsMobileIdentity.of(ue.imsi())),
            Optional.empty(),
            Optional.empty(),
            Optional.of(ue.equipment().capability()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(bearers()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE);
    ue.attachRequest(Nas.encode(request));
    return request;
  }

  private EpsBearerContextStatus bearers() {
    return new EpsBearerContextStatus(
        ue.pdns().stream().map(PdnConnection::defaultBearer).collect(Collectors.toSet()));
  }

  /// §5.5.3.2.4.
  private void complete(TrackingAreaUpdateAccept accept) {
    ue.secureExchangeEstablished();
    ue.updateAttempts(0);
    accept.t3412().ifPresent(ue::t3412);
    var guti =
        accept
            .guti()
            .filter(EpsMobileIdentity.OfGuti.class::isInstance)
            .map(identity -> ((EpsMobileIdentity.OfGuti) identity).guti());
    ue.assigned(guti, accept.taiList().map(list -> list.areas()).orElse(ue.trackingAreas()));
    ue.took("update", sim.since(start));
    if (guti.isPresent()) {
      sim.nas().send(new TrackingAreaUpdateComplete());
    }
    accept.bearerContextStatus().ifPresent(this::reconcile);
  }

  /// What the network does not have the UE gives up too; without any it has to attach anew.
  private void reconcile(EpsBearerContextStatus status) {
    ue.pdns().stream()
        .filter(pdn -> !status.active().contains(pdn.defaultBearer()))
        .forEach(sim::closePdn);
    if (ue.pdns().isEmpty()) {
      ue.registered(false);
      sim.runner().post(new UeMessage.AttachAgain());
    }
  }

  private void refused(Object answer) {
    var failed = new FailedUpdate(sim, wanted.kind());
    var rejection = failed.because(answer);
    if (failed.attachesAnew()) { // §5.5.3.2.5 #9, #10, #40, when the connection is released
      awaitRelease();
      sim.runner().post(new UeMessage.AttachAgain());
    } else {
      sim.s1().leaveAfter(T3440);
    }
    ue.rejected(rejection);
    end(Optional.of(rejection));
  }

  private void awaitRelease() {
    var connection = mine;
    if (connection == null) {
      return;
    }
    try {
      sim.s1().released(connection, T3440).await();
      sim.s1().gone(connection);
    } catch (Expired _) {
      sim.s1().leave(CauseNas.NORMAL_RELEASE);
    }
  }

  private static boolean refuses(NasMessage message) {
    return message instanceof TrackingAreaUpdateReject || message instanceof AuthenticationReject;
  }

  private Rejection rejection(String message, String cause, String clause) {
    return new Rejection(Rejection.By.UE, message, cause, clause, sim.now());
  }

  private void end(Optional<Rejection> rejection) {
    wanted.done().accept(new UeResult(ue.imsi(), sim.since(start), rejection));
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var _, var nas) -> collideWith(nas.read(ue));
      case UeMessage.S1 _ -> ALONGSIDE; // the eNodeB's part
      case UeMessage.ConnectionLost(var connection, var _, var _) ->
          connection == mine ? ABORT_CURRENT : ALONGSIDE; // §5.5.3.2.6 b
      case UeMessage.DetachWanted _ -> ABORT_CURRENT; // §5.5.2.2.1
      case UeMessage.NetworkNotGenuine _ -> ABORT_CURRENT; // §5.4.2.7
      case UeMessage.AttachWanted _, UeMessage.MoveWanted _ -> WAIT;
      case UeMessage.AttachAgain _ -> IGNORE;
      case UeMessage.UpdateWanted _ -> WAIT;
      case UeMessage.ServiceWanted _, UeMessage.UplinkPacket _, UeMessage.Paged _ -> WAIT;
      case UeMessage.IdleWanted _, UeMessage.InactivityCheck _ -> WAIT;
      case UeMessage.RadioBearers _ -> IGNORE; // they came before the accept
      case UeMessage.PdnWanted _, UeMessage.PdnUnwanted _ -> WAIT;
      case UeMessage.RouterAdvertised _, UeMessage.RouterMissing _ -> ALONGSIDE;
      case UeMessage.RecoveryWanted _ -> WAIT; // the loss of the connection came first
      case UeMessage.BearerLost _, UeMessage.ConnectionUnwanted _ -> WAIT;
    };
  }

  private static Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Message(DetachRequestFromNetwork _, var _) -> ABORT_CURRENT; // §5.5.3.2.6 f
      case Reading.Message(TrackingAreaUpdateAccept _, var _) -> IGNORE;
      case Reading.Message _, Reading.NewContext _, Reading.Unreadable _ -> ALONGSIDE;
      case Reading.Discarded _ -> IGNORE;
    };
  }

  @Override
  protected void failed(Unwinding why) {
    var failed = new FailedUpdate(sim, wanted.kind());
    var rejection =
        switch (why) {
          case Refused refused -> failed.because(refused.answer());
          case Expired expired -> failed.expired(expired);
          case Aborted aborted -> failed.aborted(aborted.by());
        };
    ue.rejected(rejection);
    end(Optional.of(rejection));
  }
}
