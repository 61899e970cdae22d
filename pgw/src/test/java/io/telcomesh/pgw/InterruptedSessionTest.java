package io.telcomesh.pgw;

import static io.telcomesh.pgw.PgwWorld.IMSI;
import static io.telcomesh.pgw.PgwWorld.PGW;
import static io.telcomesh.pgw.PgwWorld.control;
import static io.telcomesh.pgw.PgwWorld.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.testing.InterruptionKit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InterruptedSessionTest {
  @Test
  void leavesNothingBehindWhenInterrupted() {
    var tried =
        InterruptionKit.interrupting(
                scheduler -> new PgwWorld(scheduler, PgwWorld.ipv4("10.45.0.0/24")),
                InterruptedSessionTest::runner,
                InterruptedSessionTest::replaceASession)
            .with("drain", world -> world.pgw.abort())
            .with("SGW restarts", InterruptedSessionTest::restartSgw)
            .with("create again", world -> world.sgw.send(PGW, request(), Teid.NONE))
            .with("delete what is replaced", InterruptedSessionTest::deleteAll)
            .leavesNothingBehind(InterruptedSessionTest::endsEmpty);

    assertThat(tried.pairs()).isGreaterThan(10);
  }

  /// The one that is replaced, then the one in its place.
  private static ProcedureRunner<PdnConnection, SessionMessage> runner(PgwWorld world) {
    return world.pgw.sessions().find(IMSI).findFirst().orElseThrow();
  }

  private static void replaceASession(PgwWorld world) {
    world.create(request());
    world.sgw.send(PGW, request(), Teid.NONE);
    world.scheduler.runUntil(() -> world.pgw.active() > 0, Duration.ofSeconds(1));
    world.scheduler.runTurns(1); // the new one has its place
  }

  private static void restartSgw(PgwWorld world) {
    world.sgw.restartCounter(1);
    world.sgw.sendEcho(PGW);
  }

  private static void deleteAll(PgwWorld world) {
    world.sgw.received(CreateSessionResponse.class).stream()
        .filter(created -> created.cause().accepts())
        .forEach(created -> world.sgw.send(PGW, PgwWorld.delete(), control(created)));
  }

  private static void endsEmpty(PgwWorld world) {
    deleteAll(world);
    world.scheduler.runFor(Duration.ofSeconds(30));
    world.assertEmpty();
  }
}
