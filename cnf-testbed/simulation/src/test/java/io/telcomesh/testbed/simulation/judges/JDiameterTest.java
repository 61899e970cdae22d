package io.telcomesh.testbed.simulation.judges;

import static io.telcomesh.testbed.simulation.judges.Overheard.DEVICE_WATCHDOG;
import static io.telcomesh.testbed.simulation.judges.Overheard.DISCONNECT_PEER;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.live.LiveSctp;
import io.telcomesh.referencepoints.live.TcpDiameterTransport;
import io.telcomesh.referencepoints.sctp.userspace.UserSpaceSctp;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.Key;
import io.telcomesh.testbed.simulation.Epc;
import io.telcomesh.testbed.simulation.Provision;
import io.telcomesh.testbed.simulation.judges.JDiameterNode.Place;
import io.telcomesh.testbed.simulation.judges.Overheard.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpSet;
import org.jdiameter.api.Message;
import org.jdiameter.api.PeerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// jDiameter on the other side of S6a: as the MME of our HSS, and as the HSS of our MME.
class JDiameterTest {
  private static final long VENDOR = 10415;
  private static final long QUIET = 60_000;
  private static final Place MME = new Place(LiveEpc.GUMMEI.hostName(), LiveEpc.MME, 3869);
  private static final Place OUR_HSS = new Place(LiveHss.HOST, LiveEpc.HSS, 3868);
  private static final Place JDIAMETER_HSS =
      new Place("hss.jdiameter." + Epc.PLMN.epcRealm(), LiveEpc.HSS, 3868);

  // TS 35.208 §4.3, test set 1.
  private static final Octets RAND = Octets.hex("23553cbe9637a89d218ae64dae47bf35");
  private static final Octets F2 = Octets.hex("a54211d5e3ba50bf");
  private static final Octets F3 = Octets.hex("b40ba9a3c58b2a05bbf0d987b21bf8cb");
  private static final Octets F4 = Octets.hex("f769bcd751044604127672711c6d3441");
  private static final long F5 = 0xaa689c648370L;

  private final Overheard overheard = new Overheard();
  private final LiveScheduler scheduler = new LiveScheduler(2, 100);
  private final TcpDiameterTransport transport = new TcpDiameterTransport();

  @AfterEach
  void close() {
    transport.close();
    scheduler.close();
  }

  @Test
  void getsVectorsOfTheStandardsTestSetFromOurHss() throws Exception {
    try (var hss = hss(DiameterOptions.DEFAULT);
        var mme = JDiameterNode.dialling(MME, OUR_HSS, QUIET)) {
      hss.subscribers().put(testSetOne());
      assertThat(mme.peer().getCommonApplications()).containsExactly(JDiameterNode.S6A);

      var answer = askForVectors(mme, 2);

      assertThat(answer.getAvps().getAvp(Avp.RESULT_CODE).getUnsigned32()).isEqualTo(2001);
      assertThat(answer.getAvps().getAvp(Avp.ORIGIN_HOST).getDiameterIdentity())
          .isEqualTo(LiveHss.HOST);
      var numbers = new ArrayList<Long>();
      var vectors = answer.getAvps().getAvp(1413, VENDOR).getGrouped().getAvps(1414, VENDOR);
      for (var vector : vectors) {
        numbers.add(sequenceNumber(vector.getGrouped()));
      }
      assertThat(numbers).hasSize(2).doesNotHaveDuplicates();
    }
  }

  /// jDiameter is idle for a second and asks; we answer, and its peer stays up.
  @Test
  void answersTheWatchdogOfJDiameter() throws Exception {
    try (var _ = hss(DiameterOptions.DEFAULT);
        var mme = JDiameterNode.dialling(MME, OUR_HSS, 1_000)) {
      overheard.next(Command.receivedRequest(DEVICE_WATCHDOG));
      overheard.next(Command.sentAnswer(DEVICE_WATCHDOG));
      overheard.next(Command.receivedRequest(DEVICE_WATCHDOG));
      overheard.next(Command.sentAnswer(DEVICE_WATCHDOG));
      assertThat(mme.peer().getState(PeerState.class)).isNotEqualTo(PeerState.DOWN);
    }
  }

  @Test
  void asksTheWatchdogOfJDiameter() throws Exception {
    var soon = DiameterOptions.DEFAULT;
    var quick =
        new DiameterOptions(soon.port(), Duration.ofSeconds(6), soon.reconnect(), soon.answer());
    try (var _ = hss(quick);
        var _ = JDiameterNode.dialling(MME, OUR_HSS, QUIET)) {
      overheard.next(Command.sentRequest(DEVICE_WATCHDOG));
      var answer = overheard.next(Command.receivedAnswer(DEVICE_WATCHDOG));
      assertThat(answer.octets().toHex()).contains("0000010c4000000c000007d1"); // 2001
    }
  }

  @Test
  void letsJDiameterDisconnect() throws Exception {
    try (var _ = hss(DiameterOptions.DEFAULT)) {
      JDiameterNode.dialling(MME, OUR_HSS, QUIET).close();
      overheard.next(Command.receivedRequest(DISCONNECT_PEER));
      overheard.next(Command.sentAnswer(DISCONNECT_PEER));
    }
  }

  @Test
  void disconnectsFromJDiameter() throws Exception {
    var hss = hss(DiameterOptions.DEFAULT);
    try (var _ = JDiameterNode.dialling(MME, OUR_HSS, QUIET)) {
      hss.close();
      overheard.next(Command.sentRequest(DISCONNECT_PEER));
      overheard.next(Command.receivedAnswer(DISCONNECT_PEER));
    }
  }

  @Test
  void attachesThroughOurMmeWhoseHssIsJDiameter() throws Exception {
    try (var sctp = LiveSctp.open(UserSpaceSctp.UDP_PORT);
        var _ =
            JDiameterNode.answering(
                JDIAMETER_HSS, MME, 1_000, new JDiameterHss(JDIAMETER_HSS.host()));
        var epc = LiveEpc.start(LiveEpc.Ground.of(sctp, transport).with(overheard))) {
      var imsis = epc.addUes(1, 3);
      for (var imsi : imsis) {
        assertThat(epc.attach(imsi).rejection()).isEmpty();
      }
      overheard.next(Command.receivedRequest(DEVICE_WATCHDOG));
      overheard.next(Command.sentAnswer(DEVICE_WATCHDOG));
      for (var imsi : imsis) {
        assertThat(epc.detach(imsi).rejection()).isEmpty();
      }
      assertThat(epc.observer().failures()).isEmpty();

      epc.mme().close();
      overheard.next(Command.sentRequest(DISCONNECT_PEER));
      overheard.next(Command.receivedAnswer(DISCONNECT_PEER));
    }
  }

  private LiveHss hss(DiameterOptions options) {
    return LiveHss.start(LiveEpc.HSS, transport, options, scheduler, _ -> RAND, overheard);
  }

  private static Message askForVectors(JDiameterNode mme, int number) throws Exception {
    var request =
        mme.sessions()
            .getNewSession()
            .createRequest(318, JDiameterNode.S6A, Epc.PLMN.epcRealm(), LiveHss.HOST);
    request.setProxiable(true);
    var avps = request.getAvps();
    avps.addAvp(Avp.AUTH_SESSION_STATE, 1, true, false);
    avps.addAvp(Avp.USER_NAME, Provision.imsi(1).digits(), true, false, false);
    avps.addAvp(1407, Epc.PLMN.octets().toByteArray(), VENDOR, true, false);
    avps.addGroupedAvp(1408, VENDOR, true, false).addAvp(1410, number, VENDOR, true, false, true);
    return mme.sessions().getNewSession().send(request).get(10, TimeUnit.SECONDS);
  }

  private static Subscriber testSetOne() {
    var usual = Provision.subscribers(1, 1).getFirst();
    return new Subscriber(
        usual.imsi(),
        usual.msisdn(),
        new Credentials(
            Credentials.Algorithm.MILENAGE,
            Key.hex("465b5ce8b199b49faa5f0a2ee238a6bc"),
            Key.hex("cd63cb71954a9f4e48a5994e37a02baf"),
            AuthenticationManagementField.EPS),
        usual.ueAmbr(),
        usual.barring(),
        usual.accessRestriction(),
        usual.roaming(),
        usual.apns());
  }

  // RAND, XRES and the concealment are the standard's values; KASME is TS 33.401 §A.2 by the JDK.
  private static long sequenceNumber(AvpSet vector) throws Exception {
    var autn = Octets.wrap(vector.getAvp(1449, VENDOR).getOctetString());
    assertThat(Octets.wrap(vector.getAvp(1447, VENDOR).getOctetString())).isEqualTo(RAND);
    assertThat(Octets.wrap(vector.getAvp(1448, VENDOR).getOctetString())).isEqualTo(F2);
    assertThat(autn.slice(6, 8)).isEqualTo(Octets.of(0x80, 0x00));
    assertThat(Octets.wrap(vector.getAvp(1450, VENDOR).getOctetString()))
        .isEqualTo(kasme(autn.slice(0, 6)));
    return autn.reader().u48() ^ F5;
  }

  private static Octets kasme(Octets concealed) throws Exception {
    var hmac = Mac.getInstance("HmacSHA256");
    hmac.init(new SecretKeySpec(F3.then(F4).toByteArray(), "HmacSHA256"));
    var input =
        Octets.of(0x10, 0x00, 0xf1, 0x10, 0x00, 0x03).then(concealed).then(Octets.of(0x00, 0x06));
    return Octets.wrap(hmac.doFinal(input.toByteArray()));
  }
}
