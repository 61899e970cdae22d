package io.telcomesh.sgw;

import static io.telcomesh.gtp.gtpc.CauseValue.CONDITIONAL_IE_MISSING;
import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.gtp.gtpc.CauseValue.INVALID_REPLY_FROM_REMOTE_PEER;
import static io.telcomesh.gtp.gtpc.CauseValue.MANDATORY_IE_INCORRECT;
import static io.telcomesh.gtp.gtpc.CauseValue.MANDATORY_IE_MISSING;
import static io.telcomesh.gtp.gtpc.CauseValue.MISSING_OR_UNKNOWN_APN;
import static io.telcomesh.gtp.gtpc.CauseValue.NO_RESOURCES_AVAILABLE;
import static io.telcomesh.gtp.gtpc.CauseValue.REMOTE_PEER_NOT_RESPONDING;
import static io.telcomesh.sgw.SgwWorld.IMSI;
import static io.telcomesh.sgw.SgwWorld.MME;
import static io.telcomesh.sgw.SgwWorld.MME_CONTROL;
import static io.telcomesh.sgw.SgwWorld.PGW;
import static io.telcomesh.sgw.SgwWorld.S11;
import static io.telcomesh.sgw.SgwWorld.S1_U;
import static io.telcomesh.sgw.SgwWorld.S5;
import static io.telcomesh.sgw.SgwWorld.control;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.IeTag;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.procedures.testing.InterruptionKit;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.testing.ScriptedGtpc;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreateSessionTest {
  private final SgwWorld world = SgwWorld.make();

  @AfterEach
  void close() {
    assertThat(world.observer.failures()).isEmpty();
    world.close();
  }

  @Test
  @Proves({"sgw.s11-csr-mbr-dsr-rab", "sgw.s5-s8-gtpv2-as-separate-interface"})
  void tellsThePgwItsOwnTunnelsAndTheMmeAllItNeeds() {
    var created = ask(SgwMessages.create());

    var atPgw = world.pgw.received(CreateSessionRequest.class).getFirst();
    assertThat(atPgw.sender().interfaceType()).isEqualTo(InterfaceType.S5_S8_SGW_GTPC);
    assertThat(atPgw.sender().address()).isEqualTo(S5);
    assertThat(atPgw.imsi()).contains(IMSI);
    assertThat(atPgw.pgw()).isEmpty();
    var toPgw = atPgw.bearerContextsToBeCreated().getFirst().s5s8uSgw().orElseThrow();
    assertThat(toPgw.interfaceType()).isEqualTo(InterfaceType.S5_S8_SGW_GTPU);
    assertThat(created.cause()).isEqualTo(SgwMessages.ACCEPTED);
    assertThat(created.sender().orElseThrow().interfaceType())
        .isEqualTo(InterfaceType.S11_S4_SGW_GTPC);
    assertThat(created.sender().orElseThrow().address()).isEqualTo(S11);
    assertThat(created.pgw().orElseThrow().address()).isEqualTo(PGW);
    assertThat(created.apnAmbr()).contains(SgwMessages.AMBR);
    var s1u = created.bearerContextsCreated().getFirst().s1uSgw().orElseThrow();
    assertThat(s1u.address()).isEqualTo(S1_U);
    assertThat(world.mme.received().getLast().header().teid()).contains(MME_CONTROL);
  }

  @Test
  @Proves("sgw.s5-s8-gtpv2-as-separate-interface")
  void asksThePgwThatTheMmeNames() {
    var asked = new SgwMessages.Request();
    asked.pgw = SgwMessages.Request.pgwAt("10.60.50.1");
    assertThat(ask(asked.build()).cause()).isEqualTo(SgwMessages.ACCEPTED);
  }

  @Test
  void refusesAPgwThatNoWireLeadsTo() {
    refuses(
        asked -> asked.pgw = SgwMessages.Request.pgwAt("10.60.99.1"),
        Cause.of(REMOTE_PEER_NOT_RESPONDING));
  }

  @Test
  void refusesWithoutAnyPgw() {
    world.wires.post(new WireEvent.Down(new Wire(ReferencePoint.S5_S8, S5, PGW)));
    refuses(_ -> {}, Cause.of(NO_RESOURCES_AVAILABLE));
  }

  @Test
  void refusesWhileNoEnodebHasAWire() {
    var s1u = new Wire(ReferencePoint.S1_U, S1_U, SgwWorld.ENODEB);
    world.wires.post(new WireEvent.Down(s1u));
    refuses(_ -> {}, Cause.of(NO_RESOURCES_AVAILABLE));
  }

  @Test
  void namesWhatIsMissingOrWrong() {
    refuses(asked -> asked.imsi = Optional.empty(), missing(1, 0));
    refuses(asked -> asked.pgw = Optional.empty(), missing(87, 1));
    refuses(
        asked -> asked.sender = FTeid.of(InterfaceType.S4_SGSN_GTPC, MME_CONTROL, MME),
        Cause.of(MANDATORY_IE_INCORRECT, new IeTag(87, 0)));
  }

  @Test
  void namesAMandatoryIeThatIsMissing() { // a Create Session Request with an IMSI and nothing else
    world.mme.send(S11, Octets.hex("48200014 00000000 00007700 01000800 00101000000000f1"));
    world.run();

    var refusal = world.mme.answers(0x77, CreateSessionResponse.class).getFirst();
    assertThat(refusal.cause()).isEqualTo(Cause.of(MANDATORY_IE_MISSING, new IeTag(82, 0)));
  }

  @Test
  void passesOnWhyThePgwRefuses() {
    world.pgw.then(
        CreateSessionRequest.class,
        request -> answer(request, CreateSessionResponse.of(Cause.of(MISSING_OR_UNKNOWN_APN))));
    refuses(_ -> {}, Cause.of(MISSING_OR_UNKNOWN_APN).fromRemoteNode());
  }

  @Test
  void takesAnAcceptanceWithoutTunnelsForNone() {
    world.pgw.then(
        CreateSessionRequest.class,
        request -> {
          var created = SgwMessages.created(request.message(), PGW, new Teid(0x77), new Teid(0x78));
          var useless =
              new CreateSessionResponse(
                  created.cause(),
                  created.sender(),
                  Optional.empty(),
                  created.pdnAddressAllocation(),
                  created.apnRestriction(),
                  created.apnAmbr(),
                  created.protocolConfigurationOptions(),
                  created.bearerContextsCreated(),
                  created.recovery(),
                  created.indication(),
                  created.others());
          return answer(request, useless);
        });
    refuses(_ -> {}, Cause.of(INVALID_REPLY_FROM_REMOTE_PEER));
  }

  @Test
  @Proves("sgw.retransmission-t3-n3-duplicate-answer")
  void saysThatThePgwDoesNotAnswer() {
    for (int i = 0; i < 3; i++) {
      world.pgw.thenSilent(CreateSessionRequest.class);
    }
    int sequence = world.mme.send(S11, SgwMessages.create(), Teid.NONE);
    world.scheduler.runFor(Duration.ofSeconds(10));

    assertThat(world.mme.answers(sequence, CreateSessionResponse.class))
        .containsExactly(CreateSessionResponse.of(Cause.of(REMOTE_PEER_NOT_RESPONDING)));
    assertThat(world.pgw.received(CreateSessionRequest.class)).hasSize(3);
    world.assertEmpty();
  }

  @Test
  @Proves("sgw.retransmission-t3-n3-duplicate-answer")
  void repeatsItsRequestToThePgw() {
    world.pgw.thenSilent(CreateSessionRequest.class);
    int sequence = world.mme.send(S11, SgwMessages.create(), Teid.NONE);
    world.scheduler.runFor(Duration.ofSeconds(5));

    assertThat(world.mme.answers(sequence, CreateSessionResponse.class).getFirst().cause())
        .isEqualTo(SgwMessages.ACCEPTED);
  }

  @Test
  @Proves("sgw.retransmission-t3-n3-duplicate-answer")
  void answersARepeatedRequestOnceMore() {
    int sequence = world.mme.send(S11, SgwMessages.create(), Teid.NONE);
    world.run();
    world.mme.send(S11, SgwMessages.create(), Teid.NONE, sequence);
    world.run();

    assertThat(world.mme.answers(sequence, CreateSessionResponse.class)).hasSize(2);
    assertThat(world.pgw.received(CreateSessionRequest.class)).hasSize(1);
  }

  @Test
  void replacesWhatTheUeHadWhenItAttachesAnew() {
    var first = ask(SgwMessages.create());
    var second = ask(SgwMessages.create());

    assertThat(SgwWorld.s1u(second)).isNotEqualTo(SgwWorld.s1u(first));
    assertThat(world.pgwSessions).hasSize(1);
    assertThat(world.sgw.ues().size()).isEqualTo(1);
    assertThat(world.sgw.userPlane().rules()).isEqualTo(2);
  }

  @Test
  @Proves("sgw.s11-csr-mbr-dsr-rab")
  void addsAConnectionInTheTunnelOfTheUe() {
    var first = ask(SgwMessages.create());
    var asked = new SgwMessages.Request();
    asked.bearer = new EpsBearerIdentity(6);
    var second = world.ask(asked.build(), control(first), CreateSessionResponse.class);

    assertThat(control(second)).isEqualTo(control(first));
    assertThat(world.pgwSessions).hasSize(2);
    assertThat(world.runner().context().pdnConnections()).hasSize(2);
  }

  @Test
  void refusesAConnectionInATunnelThatIsNone() {
    var refused =
        world.ask(SgwMessages.create(), new Teid(0x77777777), CreateSessionResponse.class);

    assertThat(refused.cause()).isEqualTo(Cause.of(CONTEXT_NOT_FOUND));
    world.assertEmpty();
  }

  @Test
  void takesBackAtThePgwWhatItCreatedForAnAttachThatWasAbandoned() {
    int first = world.mme.send(S11, SgwMessages.create(), Teid.NONE);
    world.scheduler.runFor(Duration.ofNanos(60_000)); // the PGW is asked
    world.mme.send(S11, SgwMessages.create(), Teid.NONE);
    world.run();

    assertThat(world.mme.answers(first, CreateSessionResponse.class).getFirst().cause().accepts())
        .isFalse();
    assertThat(world.pgw.received(CreateSessionRequest.class)).hasSize(2);
    assertThat(world.pgw.received(DeleteSessionRequest.class)).hasSize(1);
    assertThat(world.pgwSessions).hasSize(1);
  }

  @Test
  void leavesNothingBehindWhenInterrupted() {
    var tried =
        InterruptionKit.interrupting(SgwWorld::new, SgwWorld::runner, CreateSessionTest::begin)
            .with("MME restarts", CreateSessionTest::restartMme)
            .with("PGW is silent for a time", CreateSessionTest::silencePgw)
            .with("PGW restarts", CreateSessionTest::restartPgw)
            .with("attach anew", world -> world.mme.send(S11, SgwMessages.create(), Teid.NONE))
            .with("drain", world -> world.sgw.abort())
            .leavesNothingBehind(CreateSessionTest::endsEmpty);

    assertThat(tried.pairs()).isGreaterThan(20);
  }

  private static void begin(SgwWorld world) {
    world.mme.send(S11, SgwMessages.create(), Teid.NONE);
    world.scheduler.runUntil(() -> world.sgw.ues().find(IMSI).isPresent(), Duration.ofSeconds(1));
  }

  static void restartMme(SgwWorld world) {
    world.mme.restartCounter(1);
    world.mme.sendEcho(S11);
  }

  static void restartPgw(SgwWorld world) {
    world.pgw.restartCounter(1);
    world.pgwSessions.clear();
    world.pgw.sendEcho(S5);
  }

  static void silencePgw(SgwWorld world) {
    world.network.silence(PGW);
    world.scheduler.after(Duration.ofSeconds(2), () -> world.network.restore(PGW));
  }

  /// Whatever session there is goes with a deletion that finds it.
  static void endsEmpty(SgwWorld world) {
    world.mme.received(CreateSessionResponse.class).stream()
        .filter(created -> created.cause().accepts())
        .forEach(created -> world.mme.send(S11, SgwMessages.delete(), control(created)));
    world.scheduler.runFor(Duration.ofSeconds(30));
    world.assertEmpty();
  }

  private CreateSessionResponse ask(CreateSessionRequest request) {
    return world.ask(request, Teid.NONE, CreateSessionResponse.class);
  }

  private void refuses(Consumer<SgwMessages.Request> variation, Cause cause) {
    var asked = new SgwMessages.Request();
    variation.accept(asked);

    assertThat(ask(asked.build())).isEqualTo(CreateSessionResponse.of(cause));
    world.assertEmpty();
  }

  private static ScriptedGtpc.Answer answer(
      ScriptedGtpc.Request<CreateSessionRequest> request, CreateSessionResponse response) {
    return new ScriptedGtpc.Answer(response, request.message().sender().teid());
  }

  private static Cause missing(int type, int instance) {
    return Cause.of(CONDITIONAL_IE_MISSING, new IeTag(type, instance));
  }
}
