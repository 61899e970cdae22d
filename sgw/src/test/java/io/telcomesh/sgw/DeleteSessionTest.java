package io.telcomesh.sgw;

import static io.telcomesh.gtp.gtpc.CauseValue.CONDITIONAL_IE_MISSING;
import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.sgw.SgwMessages.ACCEPTED;
import static io.telcomesh.sgw.SgwWorld.PGW;
import static io.telcomesh.sgw.SgwWorld.S11;
import static io.telcomesh.sgw.SgwWorld.control;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.gtp.gtpc.IeTag;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.procedures.testing.InterruptionKit;
import io.telcomesh.referencepoints.testing.ScriptedGtpc;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeleteSessionTest {
  private final SgwWorld world = SgwWorld.make();

  @AfterEach
  void close() {
    assertThat(world.observer.failures()).isEmpty();
    world.close();
  }

  @Test
  @Proves({"sgw.s11-csr-mbr-dsr-rab", "sgw.s5-s8-gtpv2-as-separate-interface"})
  void endsTheSessionHereAndAtThePgw() {
    var created = world.connected();

    assertThat(delete(created, SgwMessages.delete())).isEqualTo(answer(ACCEPTED));

    assertThat(world.pgw.received(DeleteSessionRequest.class)).hasSize(1);
    world.assertEmpty();
    assertThat(delete(created, SgwMessages.delete()))
        .isEqualTo(answer(Cause.of(CONTEXT_NOT_FOUND)));
  }

  @Test
  void leavesThePgwItsSessionWithoutOperationIndication() { // another SGW has taken the UE over
    var created = world.connected();
    var here = SgwMessages.delete(Optional.of(EpsBearerIdentity.FIRST), Optional.empty());

    assertThat(delete(created, here)).isEqualTo(answer(ACCEPTED));

    assertThat(world.pgwSessions).hasSize(1);
    assertThat(world.sgw.ues().size()).isZero();
    assertThat(world.sgw.userPlane().rules()).isZero();
  }

  @Test
  void keepsTheSessionOfTheMmeThatHasTakenTheUeOver() { // TS 23.401 §5.3.2.1 step 10 comes late
    var before = world.connected();
    var now = world.connected();

    assertThat(control(now)).isNotEqualTo(control(before));
    assertThat(delete(before, SgwMessages.delete())).isEqualTo(answer(Cause.of(CONTEXT_NOT_FOUND)));
    assertThat(world.pgwSessions).hasSize(1);
    assertThat(world.sgw.ues().pdnConnections()).isOne();
    assertThat(delete(now, SgwMessages.delete())).isEqualTo(answer(ACCEPTED));
    world.assertEmpty();
  }

  @Test
  void keepsTheOtherConnectionsOfTheUe() {
    var created = world.connected();
    var asked = new SgwMessages.Request();
    asked.bearer = new EpsBearerIdentity(6);
    world.ask(asked.build(), control(created), CreateSessionResponse.class);

    delete(created, SgwMessages.delete());

    assertThat(world.runner().context().pdnConnections())
        .map(PdnConnection::defaultBearer)
        .containsExactly(new EpsBearerIdentity(6));
  }

  @Test
  void refusesABearerThatTheUeDoesNotHaveOrThatIsNotNamed() {
    var created = world.connected();
    var other = SgwMessages.delete(Optional.of(new EpsBearerIdentity(9)), Optional.empty());
    var none = SgwMessages.delete(Optional.empty(), Optional.empty());

    assertThat(delete(created, other)).isEqualTo(answer(Cause.of(CONTEXT_NOT_FOUND)));
    assertThat(delete(created, none))
        .isEqualTo(answer(Cause.of(CONDITIONAL_IE_MISSING, new IeTag(73, 0))));
    assertThat(world.sgw.ues().pdnConnections()).isEqualTo(1);
  }

  @Test
  void endsASessionThatThePgwDoesNotKnow() {
    var created = world.connected();
    world.pgwSessions.clear();
    world.pgw.then(
        DeleteSessionRequest.class,
        _ -> new ScriptedGtpc.Answer(answer(Cause.of(CONTEXT_NOT_FOUND)), Teid.NONE));

    assertThat(delete(created, SgwMessages.delete())).isEqualTo(answer(ACCEPTED));
    world.assertEmpty();
  }

  @Test
  void endsASessionThoughThePgwDoesNotAnswer() {
    var created = world.connected();
    world.network.silence(PGW);
    int sequence = world.mme.send(S11, SgwMessages.delete(), control(created));
    world.scheduler.runFor(Duration.ofSeconds(10));

    assertThat(world.mme.answers(sequence, DeleteSessionResponse.class))
        .containsExactly(answer(ACCEPTED));
    world.network.restore(PGW); // the second attempt, for which nobody waits, arrives
    world.scheduler.runFor(Duration.ofSeconds(10));
    world.assertEmpty();
  }

  @Test
  void endsTheSessionsOfAMmeThatRestartsAndTellsThePgw() {
    world.connected();
    CreateSessionTest.restartMme(world);
    world.run();

    assertThat(world.pgw.received(DeleteSessionRequest.class)).hasSize(1);
    world.assertEmpty();
  }

  @Test
  void endsTheSessionsOfAPgwThatRestarts() {
    world.connected();
    CreateSessionTest.restartPgw(world);
    world.run();

    assertThat(world.pgw.received(DeleteSessionRequest.class)).isEmpty();
    world.assertEmpty();
  }

  @Test
  void leavesNothingBehindWhenInterrupted() {
    var tried =
        InterruptionKit.interrupting(SgwWorld::new, SgwWorld::runner, DeleteSessionTest::begin)
            .with("drain", world -> world.sgw.abort())
            .with("MME restarts", CreateSessionTest::restartMme)
            .with("PGW is silent for a time", CreateSessionTest::silencePgw)
            .with("PGW restarts", CreateSessionTest::restartPgw)
            .with("attach anew", world -> world.mme.send(S11, SgwMessages.create(), Teid.NONE))
            .with("delete again", DeleteSessionTest::delete)
            .leavesNothingBehind(CreateSessionTest::endsEmpty);

    assertThat(tried.pairs()).isGreaterThan(20);
  }

  private static void begin(SgwWorld world) {
    world.connected();
    delete(world);
    world.scheduler.runUntil(() -> world.runner().active(), Duration.ofSeconds(1));
    world.scheduler.runTurns(1); // a shutdown before the first turn is the loss of the request
  }

  private static void delete(SgwWorld world) {
    var created = world.mme.received(CreateSessionResponse.class).getFirst();
    world.mme.send(S11, SgwMessages.delete(), control(created));
  }

  private static DeleteSessionResponse answer(Cause cause) {
    return DeleteSessionResponse.of(cause);
  }

  private DeleteSessionResponse delete(
      CreateSessionResponse created, DeleteSessionRequest request) {
    return world.ask(request, control(created), DeleteSessionResponse.class);
  }
}
