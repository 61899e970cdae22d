package io.telcomesh.sgw;

import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.gtp.gtpc.CauseValue.REMOTE_PEER_NOT_RESPONDING;
import static io.telcomesh.sgw.SgwMessages.ACCEPTED;
import static io.telcomesh.sgw.SgwWorld.ENODEB_USER;
import static io.telcomesh.sgw.SgwWorld.S11;
import static io.telcomesh.sgw.SgwWorld.S1_U;
import static io.telcomesh.sgw.SgwWorld.control;
import static io.telcomesh.sgw.SgwWorld.gPdu;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DownlinkDataNotification;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.gtp.gtpc.RatType;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersResponse;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.referencepoints.testing.ScriptedGtpc;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Modify Bearer and Release Access Bearers, with users' packets.
class AccessBearersTest {
  private static final EpsBearerIdentity OTHER = new EpsBearerIdentity(9);
  private final SgwWorld world = SgwWorld.make();

  @AfterEach
  void close() {
    assertThat(world.observer.failures()).isEmpty();
    world.close();
  }

  @Test
  @Proves("sgw.s11-csr-mbr-dsr-rab")
  void bringsPacketsUpAndDown() {
    var created = world.connected();
    world.enodebUser.send(
        new InetSocketAddress(S1_U, Gtpu.PORT), gPdu(SgwWorld.s1u(created), "up"));
    world.downlink("down");

    assertThat(world.atPgw).containsExactly(gPdu(world.pgwUserTeid(), "up"));
    assertThat(world.atEnodeb).containsExactly(gPdu(ENODEB_USER, "down"));
  }

  @Test
  void keepsWhatComesBeforeTheEnodebIsKnownAndNotifiesNobody() {
    var created = world.ask(SgwMessages.create(), Teid.NONE, CreateSessionResponse.class);
    world.downlink("early");
    assertThat(world.atEnodeb).isEmpty();
    assertThat(world.mme.received(DownlinkDataNotification.class)).isEmpty();

    var modified = world.ask(SgwMessages.modify(), control(created), ModifyBearerResponse.class);

    assertThat(modified.cause()).isEqualTo(ACCEPTED);
    var bearer = modified.bearerContextsModified().getFirst();
    assertThat(bearer.s1uSgw().orElseThrow().teid()).isEqualTo(SgwWorld.s1u(created));
    assertThat(world.atEnodeb).containsExactly(gPdu(ENODEB_USER, "early"));
  }

  @Test
  void asksThePgwOnlyWhereItIsConcerned() {
    var created = world.connected();
    assertThat(world.pgw.received(ModifyBearerRequest.class)).isEmpty();

    var request = SgwMessages.modify(EpsBearerIdentity.FIRST, Optional.of(RatType.EUTRAN));
    var modified = world.ask(request, control(created), ModifyBearerResponse.class);

    assertThat(modified.cause()).isEqualTo(ACCEPTED);
    assertThat(world.pgw.received(ModifyBearerRequest.class)).hasSize(1);
  }

  @Test
  void passesOnWhyThePgwRefusesAChange() {
    var created = world.connected();
    world.pgw.then(
        ModifyBearerRequest.class,
        _ ->
            new ScriptedGtpc.Answer(
                ModifyBearerResponse.of(Cause.of(CONTEXT_NOT_FOUND)), Teid.NONE));

    var request = SgwMessages.modify(EpsBearerIdentity.FIRST, Optional.of(RatType.EUTRAN));
    var refused = world.ask(request, control(created), ModifyBearerResponse.class);

    assertThat(refused.cause()).isEqualTo(Cause.of(CONTEXT_NOT_FOUND).fromRemoteNode());
  }

  @Test
  void saysThatThePgwDoesNotAnswerAChange() {
    var created = world.connected();
    world.network.silence(SgwWorld.PGW);
    var request = SgwMessages.modify(EpsBearerIdentity.FIRST, Optional.of(RatType.EUTRAN));
    int sequence = world.mme.send(S11, request, control(created));
    world.scheduler.runFor(Duration.ofSeconds(10));

    assertThat(world.mme.answers(sequence, ModifyBearerResponse.class))
        .containsExactly(ModifyBearerResponse.of(Cause.of(REMOTE_PEER_NOT_RESPONDING)));
  }

  @Test
  void refusesABearerItDoesNotHave() {
    var created = world.connected();

    var refused =
        world.ask(
            SgwMessages.modify(OTHER, Optional.empty()),
            control(created),
            ModifyBearerResponse.class);

    assertThat(refused.cause()).isEqualTo(Cause.of(CONTEXT_NOT_FOUND));
  }

  @Test
  void answersUnknownTunnelsInNoTunnel() {
    var unknown = new Teid(0x07777777);
    assertThat(world.ask(SgwMessages.modify(), unknown, ModifyBearerResponse.class))
        .isEqualTo(ModifyBearerResponse.of(Cause.of(CONTEXT_NOT_FOUND)));
    assertThat(world.ask(SgwMessages.release(), unknown, ReleaseAccessBearersResponse.class))
        .isEqualTo(ReleaseAccessBearersResponse.of(Cause.of(CONTEXT_NOT_FOUND)));
    assertThat(world.mme.received().getLast().header().teid()).contains(Teid.NONE);
  }

  @Test
  @Proves("sgw.s11-csr-mbr-dsr-rab")
  void keepsDownlinkPacketsOfAnIdleUeForItsNextEnodeb() {
    var created = world.idle();
    world.mme.on(DownlinkDataNotification.class, _ -> DownlinkDataTest.acknowledged(ACCEPTED));
    world.downlink("one");
    world.downlink("two");
    assertThat(world.atEnodeb).isEmpty();

    world.ask(SgwMessages.modify(), control(created), ModifyBearerResponse.class);

    assertThat(world.atEnodeb).containsExactly(gPdu(ENODEB_USER, "one"), gPdu(ENODEB_USER, "two"));
  }
}
