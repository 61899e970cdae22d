package io.telcomesh.mme.s1mme;

import static io.telcomesh.mme.MmeTimers.UE_CONTEXT_RELEASE;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Timer;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.DownlinkNasTransport;
import io.telcomesh.s1ap.Paging;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UeAssociatedMessage;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.s1ap.UeContextReleaseComplete;
import io.telcomesh.s1ap.UeS1apIds;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/// S1AP for one UE. Answers are known by type; an unsuccessful outcome of the same elementary
/// procedure is an answer too.
public record S1Port(ProcedureRunner<UeContext, UeMessage> runner, S1Mme s1mme) {
  /// Whether there is an eNodeB with cells in one of these areas.
  public boolean canPage(Collection<Tai> areas) {
    return s1mme.enodebs().stream().anyMatch(enodeb -> enodeb.serves(areas));
  }

  /// Pages through every eNodeB with cells in one of the areas, TS 36.413 §8.5.
  public void page(Paging paging) {
    s1mme.enodebs().stream()
        .filter(enodeb -> enodeb.serves(paging.taiList()))
        .forEach(enodeb -> enodeb.send(ue().reference(), paging));
  }

  /// Sends on the UE's connection, if it has one.
  public void send(Function<S1Connection, S1apMessage> message) {
    ue().connection().ifPresent(connection -> send(connection, message.apply(connection)));
  }

  public void sendNas(Octets nas) {
    ue().connection().ifPresent(connection -> sendNas(connection, nas));
  }

  /// Sends on a connection that is not the UE's, or not yet.
  public void sendNas(S1Connection connection, Octets nas) {
    send(
        connection,
        new DownlinkNasTransport(
            connection.mmeUeS1apId(), connection.enbUeS1apId(), nas, OtherIes.NONE));
  }

  /// Ends a connection; the eNodeB answers with UE CONTEXT RELEASE COMPLETE.
  public void sendRelease(S1Connection connection, Cause cause) {
    var ids = new UeS1apIds.Pair(connection.mmeUeS1apId(), connection.enbUeS1apId());
    send(connection, new UeContextReleaseCommand(ids, cause, OtherIes.NONE));
  }

  /// Waits for the outcome of an elementary procedure.
  ///
  /// @param unsuccessful the outcome that refuses
  public <A extends UeAssociatedMessage> Question<A> expect(
      Class<A> successful, Class<? extends UeAssociatedMessage> unsuccessful, Timer guard) {
    return runner
        .question(successful)
        .answeredBy(message ->
            message instanceof UeMessage.S1(var s1)
                    && (successful.isInstance(s1) || unsuccessful.isInstance(s1))
                ? Optional.of(s1)
                : Optional.empty())
        .within(guard);
  }

  /// Waits for the outcome of an elementary procedure that has no unsuccessful one.
  public <A extends UeAssociatedMessage> Question<A> expect(Class<A> successful, Timer guard) {
    return expect(successful, successful, guard);
  }

  /// Ends the UE's connection, if it has one, and waits until the eNodeB has ended it too. An
  /// eNodeB that does not answer is treated as if it had, TS 36.413 §8.3.3.4.
  public void release(Cause cause) {
    var complete =
        runner
            .question(UeContextReleaseComplete.class)
            .answeredBy(message ->
                message instanceof UeMessage.S1(UeContextReleaseComplete came)
                    ? Optional.of(came)
                    : Optional.empty())
            .sending(
                () -> ue().connection().ifPresent(connection -> sendRelease(connection, cause)))
            .within(UE_CONTEXT_RELEASE);
    try {
      if (ue().connection().isPresent()) {
        complete.ask();
      }
    } catch (Expired _) {
      // the connection is gone for us
    }
  }

  private void send(S1Connection connection, S1apMessage message) {
    connection.enodeb().send(connection, ue().reference(), message);
  }

  private UeContext ue() {
    return runner.context();
  }
}
