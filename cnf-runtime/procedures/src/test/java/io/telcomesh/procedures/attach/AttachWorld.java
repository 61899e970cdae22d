package io.telcomesh.procedures.attach;

import static java.time.Duration.ofMillis;

import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.attach.CoreMessage.*;
import io.telcomesh.procedures.attach.UeMessage.*;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.procedures.testing.ScriptedPeer;
import java.util.Set;
import java.util.TreeSet;

/// One UE's runner in an MME among peers that answer as they should.
final class AttachWorld {
  final RecordingObserver observer = new RecordingObserver();
  final ScriptedPeer ue;
  final ScriptedPeer enodeb;
  final ScriptedPeer hss;
  final ScriptedPeer sgw;
  final UeContext context = new UeContext("001010000000001");
  final ProcedureRunner<UeContext, UeMessage> runner;

  /// The sessions that the SGW has.
  final Set<Integer> sessions = new TreeSet<>();

  final boolean undoes;

  private int nextTeid = 1;

  AttachWorld(SimulatedScheduler scheduler) {
    this(scheduler, true);
  }

  AttachWorld(SimulatedScheduler scheduler, boolean undoes) {
    this.undoes = undoes;
    runner =
        new Procedures<UeContext, UeMessage>(
                scheduler,
                (runner, message) -> Mme.of(runner, this).procedureFor(runner.context(), message),
                observer,
                _ -> "ue-1")
            .runner(context);
    ue =
        new ScriptedPeer(scheduler, ofMillis(20))
            .on(AuthenticationRequest.class, _ -> new AuthenticationResponse("res"))
            .on(SecurityModeCommand.class, _ -> new SecurityModeComplete("imeisv"))
            .on(AttachAccept.class, _ -> new AttachComplete());
    enodeb =
        new ScriptedPeer(scheduler, ofMillis(5)).on(InitialContextSetupRequest.class, this::setUp);
    hss =
        new ScriptedPeer(scheduler, ofMillis(5))
            .on(UpdateLocationRequest.class, _ -> new UpdateLocationAnswer(2001, "internet"));
    sgw =
        new ScriptedPeer(scheduler, ofMillis(5))
            .on(CreateSessionRequest.class, _ -> create())
            .on(ModifyBearerRequest.class, _ -> new ModifyBearerResponse(16))
            .on(DeleteSessionRequest.class, this::delete);
  }

  private InitialContextSetupResponse setUp(InitialContextSetupRequest request) {
    ue.receive(request.accept(), answer -> runner.post((UeMessage) answer));
    return new InitialContextSetupResponse("downlink");
  }

  private CreateSessionResponse create() {
    sessions.add(nextTeid);
    return new CreateSessionResponse(16, nextTeid, "10.45.0." + nextTeid++);
  }

  private DeleteSessionResponse delete(DeleteSessionRequest request) {
    return new DeleteSessionResponse(sessions.remove(request.teid()) ? 16 : 64);
  }
}
