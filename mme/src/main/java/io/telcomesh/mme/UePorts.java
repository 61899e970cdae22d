package io.telcomesh.mme;

import io.telcomesh.mme.s11.SgwPort;
import io.telcomesh.mme.s1mme.NasPort;
import io.telcomesh.mme.s1mme.S1Connection;
import io.telcomesh.mme.s1mme.S1Port;
import io.telcomesh.mme.s6a.HssPort;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.CauseNas;
import java.util.Optional;

/// What a procedure of one UE works with: the UE's runner, its peers, and what the MME knows of
/// all.
public record UePorts(
    ProcedureRunner<UeContext, UeMessage> runner,
    NasPort nas,
    S1Port s1,
    HssPort hss,
    SgwPort sgw,
    UeContexts contexts,
    MmeSettings settings) {
  public UeContext ue() {
    return runner.context();
  }

  /// Offers the UE a new GUTI, and the TAI list of where it is.
  public void register() {
    contexts.newGuti(runner);
    ue().offered(settings.taiList(ue().location().orElseThrow().tai()));
  }

  /// Has the S1 connection released when the procedure that says so has ended.
  public void releaseAfterwards(Cause cause) {
    runner.post(new UeMessage.ReleaseConnection(cause));
  }

  /// Takes over what another runner knew of this UE. Its procedures unwind first; what the HSS and
  /// the SGW have sent it comes here, what came over its S1 connection is dropped with that.
  public void takeOver(ProcedureRunner<UeContext, UeMessage> earlier) {
    var next = Optional.of(earlier);
    while (next.isPresent()) {
      ue().takesOver(next.get()); // whoever takes this one over meanwhile goes on with that one
      runner.takeOver(next.get(), UePorts::follows);
      var known = next.get().context();
      known.keep();
      known.noLongerIdle();
      known.connection().ifPresent(this::giveUp);
      known.pdnConnections().forEach(ue()::add);
      contexts.remove(next.get());
      next = known.predecessor();
    }
    ue().hasTakenOver();
  }

  /// The UE has come over a new S1 connection.
  public void moveTo(UeMessage.Initial first) {
    ue().keep();
    ue().connection().ifPresent(this::giveUp);
    ue().connected(first.connection());
    ue().seenAt(first.message().tai(), first.message().eutranCgi());
  }

  /// Ends an S1 connection that is not the UE's any more, without waiting for the eNodeB.
  void giveUp(S1Connection connection) {
    s1.sendRelease(connection, CauseNas.NORMAL_RELEASE);
    connection.enodeb().remove(connection);
  }

  /// The UE is in ECM-IDLE.
  public void disconnected() {
    ue().connection().ifPresent(connection -> connection.enodeb().remove(connection));
    ue().disconnected(runner.scheduler().now());
    ue().noLongerIdle();
    if (ue().registered()) {
      settings
          .periodicUpdate()
          .mobileReachable()
          .ifPresent(
              timer -> ue().whileIdle(runner.postAfter(timer, new UeMessage.NotReachable())));
    }
  }

  /// The mobile reachable timer has expired: the UE is not paged any more, and detached if it does
  /// not come back, TS 24.301 §5.3.5.
  public void notReachable() {
    if (ue().registered() && ue().connection().isEmpty()) {
      ue().notReachable();
      var timer = settings.periodicUpdate().implicitDetachTimer();
      ue().whileIdle(runner.postAfter(timer, new UeMessage.ImplicitDetachDue()));
    }
  }

  /// Who a UE on a new connection claims to be he has not proven, so he is somebody new: he may
  /// take over what is known of this UE when he has.
  void unproven(UeMessage.Initial first) {
    var newcomer = contexts.add();
    var connection = first.connection();
    if (connection.enodeb().reassign(connection, newcomer)) {
      newcomer.post(new UeMessage.Initial(connection, first.message(), first.nas().unread()));
    } else {
      contexts.remove(newcomer);
    }
  }

  /// EMM-DEREGISTERED: no session, no connection. Who can come back as he is remains known until he
  /// is purged, TS 23.401 §5.3.9.3.
  public void deregistered() {
    if (!ue().resumable()) {
      forget();
      return;
    }
    ue().registered(false);
    disconnected();
    deleteSessions();
    ue().purgeAt(runner.postAfter(settings.purge(), new UeMessage.PurgeDue()));
  }

  /// Nothing is kept of the UE, and no session at a SGW that would be nobody's.
  public void forget() {
    ue().keep();
    ue().registered(false);
    disconnected();
    deleteSessions();
    contexts.remove(runner);
  }

  private void deleteSessions() {
    ue().pdnConnections().forEach(sgw::sendDelete);
    ue().pdnConnections().forEach(ue()::remove);
  }

  private static boolean follows(Object message) {
    return message instanceof UeMessage.CancelLocation
        || message instanceof UeMessage.InsertSubscriberData
        || message instanceof UeMessage.DeleteSubscriberData
        || message instanceof UeMessage.DownlinkData
        || message instanceof UeMessage.DetachWanted
        || message instanceof UeMessage.DisconnectPdn
        || message instanceof UeMessage.SessionsLost;
  }
}
