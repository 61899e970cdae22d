package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UeTimers;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Timer;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import io.telcomesh.s1ap.UplinkNasTransport;
import java.util.Optional;

/// S1AP of the eNodeB for one UE.
public record S1Port(ProcedureRunner<UeContext, UeMessage> runner, Cells cells) {
  /// Brings the UE into a cell, where it is in none; the connection exists for the MME with the
  /// first NAS message.
  ///
  /// @param cause why the UE wants a radio connection
  /// @return whether there is a cell
  /// @throws Refused with a [RrcConnectionReject] when the eNodeB lets it not come
  public boolean connect(RrcEstablishmentCause cause) {
    if (ue().connection().isPresent()) {
      return true;
    }
    var found = cells.interfaceFor(ue());
    found
        .flatMap(s1 -> s1.rejects(ue(), cause))
        .ifPresent(reject -> {
          throw new Refused(reject);
        });
    var connection = found.map(s1 -> s1.connect(runner));
    connection.ifPresent(ue()::connected);
    return connection.isPresent();
  }

  /// Whether the UE listens to a cell of the eNodeB.
  public boolean hears(Enodeb enodeb) {
    return cells.hears(ue(), enodeb);
  }

  /// Whether the UE would find a cell.
  public boolean inCoverage() {
    return cells.cover(ue());
  }

  /// Sends a NAS message, the first one of a connection in an INITIAL UE MESSAGE (TS 36.413
  /// §8.6.2.1), every other in an UPLINK NAS TRANSPORT. Between the first one and the MME's answer
  /// there is nobody to send to: the message is lost, as on a radio that fails.
  public void sendNas(Octets nas) {
    ue().connection()
        .ifPresent(connection -> sendNas(connection, nas, RrcEstablishmentCause.MO_SIGNALLING));
  }

  /// As [#sendNas(Octets)], where the first message says why the UE connects.
  void sendNas(S1Connection connection, Octets nas, RrcEstablishmentCause cause) {
    if (connection.begin()) {
      send(connection, initialUeMessage(connection, nas, cause));
    } else {
      send(connection, (of, mme) -> uplinkNasTransport(of, mme, nas));
    }
  }

  private InitialUeMessage initialUeMessage(
      S1Connection connection, Octets nas, RrcEstablishmentCause cause) {
    var routing = MmeRouting.of(ue(), connection.tai());
    return new InitialUeMessage(
        connection.enbUeS1apId(),
        nas,
        connection.tai(),
        connection.cell(),
        cause,
        routing.sTmsi(),
        routing.registeredMme(),
        OtherIes.NONE);
  }

  private static UplinkNasTransport uplinkNasTransport(
      S1Connection connection, MmeUeS1apId mme, Octets nas) {
    return new UplinkNasTransport(
        mme, connection.enbUeS1apId(), nas, connection.cell(), connection.tai(), OtherIes.NONE);
  }

  /// Sends on a connection, which the UE may have left already, once the MME has named the UE.
  public void send(S1Connection connection, UeAssociated message) {
    connection.mmeUeS1apId().ifPresent(mme -> send(connection, message.of(connection, mme)));
  }

  /// A message that has both names of its UE.
  @FunctionalInterface
  public interface UeAssociated {
    S1apMessage of(S1Connection connection, MmeUeS1apId mme);
  }

  /// Waits until the connection is gone, as the network wants it.
  public Question<UeMessage.ConnectionLost> released(S1Connection connection, Timer timer) {
    return runner
        .question(UeMessage.ConnectionLost.class)
        .answeredBy(message ->
            message instanceof UeMessage.ConnectionLost lost && lost.connection() == connection
                ? Optional.of(lost)
                : Optional.empty())
        .within(timer);
  }

  /// Waits for the radio bearers that the UE has asked for.
  public Question<UeMessage.RadioBearers> radioBearers(S1Connection connection, Timer timer) {
    return runner
        .question(UeMessage.RadioBearers.class)
        .answeredBy(message ->
            message instanceof UeMessage.RadioBearers bearers && bearers.connection() == connection
                ? Optional.of(bearers)
                : Optional.empty())
        .within(timer);
  }

  /// A connection is no more.
  public void gone(S1Connection connection) {
    connection.forget();
    if (ue().connection().filter(current -> current == connection).isPresent()) {
      becomeIdle();
    }
  }

  /// EMM-IDLE: T3412 begins, TS 24.301 §5.3.5.
  private void becomeIdle() {
    ue().disconnected();
    if (ue().registered()) {
      if (ue().hasToSend()) { // since the connection was for signalling alone, §5.3.1.2
        runner.post(new UeMessage.UplinkPacket());
      }
      ue().t3412()
          .map(period -> Timer.guard("T3412", period, "TS 24.301 §5.3.5"))
          .ifPresent(timer ->
              ue().periodicUpdate(
                      runner.postAfter(
                          timer,
                          new UeMessage.UpdateWanted(EpsUpdateType.Kind.PERIODIC, _ -> {}))));
    }
  }

  /// Leaves the connection if the network does not release it in time.
  public void leaveAfter(Timer timer) {
    ue().connection()
        .ifPresent(
            connection -> runner.postAfter(timer, new UeMessage.ConnectionUnwanted(connection)));
  }

  /// The UE leaves its connection at once; the eNodeB asks the MME to release its part, TS 36.413
  /// §8.3.2. An MME that does not is not waited for for ever.
  public void leave(Cause cause) {
    ue().connection().ifPresent(connection -> leave(connection, cause));
  }

  /// TS 36.413 §8.3.2.
  void requestRelease(S1Connection connection, Cause cause) {
    send(
        connection,
        (of, mme) -> new UeContextReleaseRequest(mme, of.enbUeS1apId(), cause, OtherIes.NONE));
  }

  private void leave(S1Connection connection, Cause cause) {
    becomeIdle();
    connection.radioLost();
    if (connection.mmeUeS1apId().isEmpty()) {
      connection.forget();
      return;
    }
    requestRelease(connection, cause);
    runner.scheduler().after(UeTimers.UE_CONTEXT_RELEASE.duration(), connection::forget);
  }

  private void send(S1Connection connection, S1apMessage message) {
    connection.s1().send(connection, message);
  }

  private UeContext ue() {
    return runner.context();
  }
}
