package io.telcomesh.sgw;

import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.gtp.gtpc.CauseValue.ERROR_INDICATION_FROM_RNC_ENODEB_S4_SGSN_MME;
import static io.telcomesh.gtp.gtpc.CauseValue.UE_NOT_RESPONDING;
import static io.telcomesh.gtp.gtpc.CauseValue.UNABLE_TO_PAGE_UE;
import static io.telcomesh.sgw.SgwMessages.ACCEPTED;
import static io.telcomesh.sgw.SgwWorld.ENODEB;
import static io.telcomesh.sgw.SgwWorld.ENODEB_USER;
import static io.telcomesh.sgw.SgwWorld.MME_CONTROL;
import static io.telcomesh.sgw.SgwWorld.PGW;
import static io.telcomesh.sgw.SgwWorld.QUIET;
import static io.telcomesh.sgw.SgwWorld.S11;
import static io.telcomesh.sgw.SgwWorld.S1_U;
import static io.telcomesh.sgw.SgwWorld.S5;
import static io.telcomesh.sgw.SgwWorld.control;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DownlinkDataNotification;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationAcknowledge;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationFailureIndication;
import io.telcomesh.gtp.gtpc.GtpcMessage;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersResponse;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.procedures.testing.InterruptionKit;
import io.telcomesh.referencepoints.testing.ScriptedGtpc;
import io.telcomesh.userplane.DropReason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DownlinkDataTest {
  private static final EpsBearerIdentity SECOND = new EpsBearerIdentity(6);

  private final SgwWorld world = SgwWorld.make();

  @AfterEach
  void close() {
    assertThat(world.observer.failures()).isEmpty();
    world.close();
  }

  static ScriptedGtpc.Answer acknowledged(Cause cause) {
    return new ScriptedGtpc.Answer(DownlinkDataNotificationAcknowledge.of(cause), Teid.NONE);
  }

  @Test
  @Proves("sgw.ddn-ack-failure-indication")
  void notifiesTheMmeOfTheFirstPacketOnly() {
    mmeAnswers(ACCEPTED);
    world.idle();
    world.downlink("one");
    world.downlink("two");

    var notified = notifications();
    assertThat(notified).hasSize(1);
    assertThat(notified.getFirst().epsBearerIdentity()).contains(EpsBearerIdentity.FIRST);
    assertThat(notified.getFirst().allocationRetentionPriority()).contains(SgwMessages.ARP);
    assertThat(notified.getFirst().cause()).isEmpty();
    assertThat(world.mme.received().getLast().header().teid()).contains(MME_CONTROL);
  }

  @Test
  @Proves("sgw.ddn-ack-failure-indication")
  void notifiesOfTheBearerThatPacketsCameForAndKeepsThoseOfBoth() {
    mmeAnswers(ACCEPTED);
    var created = world.connected();
    var first = world.s5u();
    world.ask(SgwMessages.create(SECOND), control(created), CreateSessionResponse.class);
    modify(created, SECOND, 0xef);
    world.ask(SgwMessages.release(), control(created), ReleaseAccessBearersResponse.class);
    world.downlink("for the second");
    world.pgwUser.send(new InetSocketAddress(S5, Gtpu.PORT), SgwWorld.gPdu(first, "for the first"));
    world.run();
    assertThat(world.atEnodeb).isEmpty();
    assertThat(notifications())
        .map(DownlinkDataNotification::epsBearerIdentity)
        .startsWith(Optional.of(SECOND));

    modify(created, EpsBearerIdentity.FIRST, 0xee);
    modify(created, SECOND, 0xef);

    assertThat(world.atEnodeb)
        .containsExactly(
            SgwWorld.gPdu(new Teid(0xee), "for the first"),
            SgwWorld.gPdu(new Teid(0xef), "for the second"));
    assertThat(world.sgw.active()).isZero();
  }

  @Test
  @Proves("sgw.idle-buffering-limit")
  void keepsSoManyPacketsAndDeliversThemInOrder() {
    mmeAnswers(ACCEPTED);
    var created = world.idle();
    for (int i = 0; i < 70; i++) {
      world.pgwUser.send(
          new InetSocketAddress(S5, Gtpu.PORT), SgwWorld.gPdu(world.s5u(), "packet " + i));
    }
    world.run();
    assertThat(world.sgw.userPlane().dropped(DropReason.BUFFER_FULL)).isEqualTo(6);
    world.mme.send(S11, SgwMessages.modify(), control(created));
    world.run();

    assertThat(world.atEnodeb)
        .containsExactlyElementsOf(
            IntStream.range(0, 64)
                .mapToObj(i -> SgwWorld.gPdu(ENODEB_USER, "packet " + i))
                .toList());
    assertThat(notifications()).hasSize(1);
  }

  @Test
  @Proves("sgw.idle-buffering-limit")
  void keepsSoManyOctets() {
    mmeAnswers(ACCEPTED);
    world.idle();
    var large = "x".repeat(30_000);
    for (int i = 0; i < 6; i++) {
      world.downlink(large);
    }
    assertThat(world.sgw.userPlane().dropped(DropReason.BUFFER_FULL)).isEqualTo(2);
    var buffer = world.runner().context().buffer();
    assertThat(buffer.packets()).isEqualTo(4);
    assertThat(buffer.octets()).isBetween(120_000, 131_072);
  }

  @Test
  @Proves("sgw.idle-buffering-limit")
  void keepsPacketsSoLongAndNotifiesAnew() {
    mmeAnswers(ACCEPTED);
    var created = world.idle();
    world.downlink("too old");
    world.scheduler.runFor(Duration.ofSeconds(31));
    world.downlink("new");
    assertThat(world.sgw.userPlane().dropped(DropReason.TOO_OLD)).isOne();
    assertThat(notifications()).hasSize(2);
    world.mme.send(S11, SgwMessages.modify(), control(created));
    world.run();

    assertThat(world.atEnodeb).containsExactly(SgwWorld.gPdu(ENODEB_USER, "new"));
    assertThat(world.runner().context().buffer().packets()).isZero();
    assertThat(world.runner().context().buffer().octets()).isZero();
  }

  @Test
  void dropsAndStaysQuietWhenTheMmeCannotPage() {
    mmeAnswers(Cause.of(UNABLE_TO_PAGE_UE));
    world.idle();
    world.downlink("one");
    world.downlink("two");
    assertThat(notifications()).hasSize(1);

    world.scheduler.runFor(QUIET);
    world.downlink("three");
    assertThat(notifications()).hasSize(2);
  }

  @Test
  void staysQuietWhenTheMmeDoesNotAnswer() {
    world.idle();
    world.downlink("one");
    world.scheduler.runFor(Duration.ofSeconds(10));
    int before = notifications().size();
    world.downlink("two");

    assertThat(before).isEqualTo(3); // one and its repetitions
    assertThat(notifications()).hasSize(before);
  }

  @Test
  @Proves("sgw.ddn-ack-failure-indication")
  void staysQuietWhenTheUeDoesNotAnswerItsPaging() {
    mmeAnswers(ACCEPTED);
    var created = world.idle();
    world.downlink("one");
    var failure =
        new DownlinkDataNotificationFailureIndication(
            Cause.of(UE_NOT_RESPONDING), Optional.empty(), Optional.empty(), OtherIes.NONE);
    world.mme.send(S11, failure, control(created));
    world.run();
    world.downlink("two");
    assertThat(notifications()).hasSize(1);

    world.scheduler.runFor(QUIET);
    world.downlink("three");
    assertThat(notifications()).hasSize(2);
  }

  @Test
  void deliversAtOnceWhenTheUeComesWhileItIsQuiet() {
    mmeAnswers(Cause.of(UNABLE_TO_PAGE_UE));
    var created = world.idle();
    world.downlink("lost");
    world.mme.send(S11, SgwMessages.modify(), control(created));
    world.run();
    world.downlink("found");
    world.scheduler.runFor(QUIET);
    world.downlink("found again");

    assertThat(world.atEnodeb)
        .containsExactly(
            SgwWorld.gPdu(ENODEB_USER, "found"), SgwWorld.gPdu(ENODEB_USER, "found again"));
  }

  @Test
  void forgetsAUeThatTheMmeDoesNotKnow() {
    mmeAnswers(Cause.of(CONTEXT_NOT_FOUND));
    world.idle();
    world.downlink("one");

    world.assertEmpty();
  }

  @Test
  @Proves("sgw.gtp-u-echo-error-indication-both-ways")
  void takesAnErrorIndicationOfTheEnodebForAUeThatIsIdle() {
    mmeAnswers(ACCEPTED);
    world.connected();
    errorIndication(ENODEB, ENODEB_USER, S1_U);

    assertThat(notifications())
        .map(DownlinkDataNotification::cause)
        .containsExactly(Optional.of(Cause.of(ERROR_INDICATION_FROM_RNC_ENODEB_S4_SGSN_MME)));
    world.downlink("kept");
    assertThat(world.atEnodeb).isEmpty();
  }

  @Test
  @Proves("sgw.gtp-u-echo-error-indication-both-ways")
  void endsASessionWhoseTunnelThePgwDoesNotKnow() {
    world.connected();
    world.pgwSessions.clear();
    errorIndication(PGW, world.pgwUserTeid(), S5);

    world.assertEmpty();
  }

  @Test
  void leavesNothingBehindWhenInterrupted() {
    var tried =
        InterruptionKit.interrupting(SgwWorld::new, SgwWorld::runner, DownlinkDataTest::begin)
            .with("MME is silent for a time", DownlinkDataTest::silenceMme)
            .with("UE comes", world -> sendInTunnel(world, SgwMessages.modify()))
            .with("UE detaches", world -> sendInTunnel(world, SgwMessages.delete()))
            .with("attach anew", world -> world.mme.send(S11, SgwMessages.create(), Teid.NONE))
            .with("PGW restarts", CreateSessionTest::restartPgw)
            .leavesNothingBehind(CreateSessionTest::endsEmpty);

    assertThat(tried.pairs()).isGreaterThan(10);
  }

  private void modify(CreateSessionResponse created, EpsBearerIdentity bearer, int enodebTeid) {
    world.ask(
        SgwMessages.modify(bearer, new Teid(enodebTeid), Optional.empty()),
        control(created),
        ModifyBearerResponse.class);
  }

  private static void begin(SgwWorld world) {
    world.mme.on(DownlinkDataNotification.class, _ -> acknowledged(ACCEPTED));
    world.idle();
    world.pgwUser.send(new InetSocketAddress(S5, Gtpu.PORT), SgwWorld.gPdu(world.s5u(), "packet"));
    world.scheduler.runUntil(() -> world.runner().active(), Duration.ofSeconds(1));
  }

  private static void silenceMme(SgwWorld world) {
    world.network.silence(SgwWorld.MME);
    world.scheduler.after(Duration.ofSeconds(20), () -> world.network.restore(SgwWorld.MME));
  }

  private static void sendInTunnel(SgwWorld world, GtpcMessage message) {
    var created = world.mme.received(CreateSessionResponse.class).getFirst();
    world.mme.send(S11, message, control(created));
  }

  private void mmeAnswers(Cause cause) {
    world.mme.on(DownlinkDataNotification.class, _ -> acknowledged(cause));
  }

  private List<DownlinkDataNotification> notifications() {
    return world.mme.received(DownlinkDataNotification.class);
  }

  private void errorIndication(InetAddress of, Teid teid, InetAddress to) {
    var socket = of.equals(ENODEB) ? world.enodebUser : world.pgwUser;
    socket.send(
        new InetSocketAddress(to, Gtpu.PORT),
        Gtpu.encode(
            GtpuHeader.of(Gtpu.ERROR_INDICATION, Teid.NONE, 0),
            new GtpuMessage.ErrorIndication(teid, of, OtherIes.NONE)));
    world.run();
  }
}
