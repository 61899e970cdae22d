package io.telcomesh.pgw;

import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED;
import static io.telcomesh.pgw.PgwWorld.PGW;
import static io.telcomesh.pgw.PgwWorld.SERVER;
import static io.telcomesh.pgw.PgwWorld.SGW;
import static io.telcomesh.pgw.PgwWorld.SGW_USER;
import static io.telcomesh.pgw.PgwWorld.addressOf;
import static io.telcomesh.pgw.PgwWorld.control;
import static io.telcomesh.pgw.PgwWorld.delete;
import static io.telcomesh.pgw.PgwWorld.gPdu;
import static io.telcomesh.pgw.PgwWorld.ip;
import static io.telcomesh.pgw.PgwWorld.packet;
import static io.telcomesh.pgw.PgwWorld.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.BearerContextToBeModified;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.userplane.DropReason;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What follows the creation of a session.
class SessionTest {
  private final PgwWorld world = PgwWorld.of("10.45.0.0/24");
  private final List<Octets> atServer = new ArrayList<>();

  @BeforeEach
  void listen() {
    world.packetDataNetwork.delivering(atServer::add);
  }

  @AfterEach
  void close() {
    assertThat(world.observer.failures()).isEmpty();
    world.close();
  }

  @Test
  void bringsPacketsOutOfTheTunnelAndIntoIt() {
    var created = world.create(request());
    var question = packet(addressOf(created), SERVER);
    var answer = packet(SERVER, addressOf(created));

    world.uplink(created, question);
    world.packetDataNetwork.send(answer);
    run();

    assertThat(atServer).containsExactly(question);
    assertThat(world.downlink()).containsExactly(gPdu(SGW_USER, answer));
  }

  @Test
  @Proves("pgw.spoofing-check-of-ue-source-address")
  void dropsPacketsWithAForgedSource() {
    var created = world.create(request());

    world.uplink(created, packet(ip("10.45.0.77"), SERVER));

    assertThat(atServer).isEmpty();
    assertThat(world.pgw.userPlane().dropped(DropReason.FORGED_SOURCE)).isEqualTo(1);
  }

  @Test
  void deletesASessionWithAllItHad() {
    var created = world.create(request());

    assertThat(deleteAt(control(created))).isEqualTo(deleted(Cause.of(REQUEST_ACCEPTED)));

    world.assertEmpty();
    assertThat(deleteAt(control(created))).isEqualTo(deleted(Cause.of(CONTEXT_NOT_FOUND)));
  }

  @Test
  void keepsASessionThatAnotherBearersDeletionNames() {
    var created = world.create(request());
    int sequence = world.sgw.send(PGW, delete(new EpsBearerIdentity(9)), control(created));
    run();

    assertThat(world.sgw.answers(sequence, DeleteSessionResponse.class))
        .containsExactly(deleted(Cause.of(CONTEXT_NOT_FOUND)));
    assertThat(world.pgw.sessions().size()).isEqualTo(1);
  }

  @Test
  void answersTwoDeletionsThatOvertakeEachOther() {
    var created = world.create(request());
    int first = world.sgw.send(PGW, delete(), control(created));
    int second = world.sgw.send(PGW, delete(), control(created));
    run();

    assertThat(world.sgw.answers(first, DeleteSessionResponse.class)).hasSize(1);
    assertThat(world.sgw.answers(second, DeleteSessionResponse.class)).hasSize(1);
    world.assertEmpty();
  }

  @Test
  void followsTheUeToAnotherTunnel() {
    var created = world.create(request());
    var moved = new Teid(0x77);

    var response = modify(control(created), EpsBearerIdentity.FIRST, moved);

    assertThat(response.cause()).isEqualTo(Cause.of(REQUEST_ACCEPTED));
    assertThat(response.linkedEpsBearerIdentity()).contains(EpsBearerIdentity.FIRST);
    var answer = packet(SERVER, addressOf(created));
    world.packetDataNetwork.send(answer);
    run();
    assertThat(world.downlink()).containsExactly(gPdu(moved, answer));
  }

  @Test
  void refusesToModifyABearerItDoesNotHave() {
    var created = world.create(request());

    var response = modify(control(created), new EpsBearerIdentity(9), new Teid(0x77));

    assertThat(response.cause()).isEqualTo(Cause.of(CONTEXT_NOT_FOUND));
    assertThat(response.bearerContextsModified().getFirst().cause().is(CONTEXT_NOT_FOUND)).isTrue();
  }

  @Test
  void answersAnUnknownTunnelInNoTunnel() {
    int sequence = world.sgw.send(PGW, delete(), new Teid(0x12345678));
    run();

    assertThat(world.sgw.answers(sequence, DeleteSessionResponse.class))
        .containsExactly(deleted(Cause.of(CONTEXT_NOT_FOUND)));
    assertThat(world.sgw.received().getLast().header().teid()).contains(Teid.NONE);
  }

  @Test
  void endsTheSessionsOfASgwThatRestarts() {
    world.create(request());
    world.sgw.restartCounter(1);
    world.sgw.sendEcho(PGW);
    run();

    world.assertEmpty();
  }

  @Test
  void endsASessionWhoseTunnelTheSgwDoesNotKnow() {
    world.create(request());
    var error = new GtpuMessage.ErrorIndication(SGW_USER, SGW, OtherIes.NONE);
    world.gPdus.send(
        new InetSocketAddress(PGW, Gtpu.PORT),
        Gtpu.encode(GtpuHeader.of(Gtpu.ERROR_INDICATION, Teid.NONE, 0), error));
    run();

    world.assertEmpty();
  }

  private DeleteSessionResponse deleteAt(Teid control) {
    int sequence = world.sgw.send(PGW, delete(), control);
    run();
    return world.sgw.answers(sequence, DeleteSessionResponse.class).getFirst();
  }

  private static DeleteSessionResponse deleted(Cause cause) {
    return DeleteSessionResponse.of(cause);
  }

  private ModifyBearerResponse modify(Teid control, EpsBearerIdentity bearer, Teid user) {
    var request =
        new ModifyBearerRequest(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new BearerContextToBeModified(
                    bearer,
                    Optional.empty(),
                    Optional.of(FTeid.of(InterfaceType.S5_S8_SGW_GTPU, user, SGW)),
                    OtherIes.NONE)),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE);
    int sequence = world.sgw.send(PGW, request, control);
    run();
    return world.sgw.answers(sequence, ModifyBearerResponse.class).getFirst();
  }

  private void run() {
    world.scheduler.runFor(Duration.ofSeconds(1));
  }
}
