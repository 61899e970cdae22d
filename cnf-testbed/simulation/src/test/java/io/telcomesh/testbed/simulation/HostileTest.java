package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.enodebsim.interfaces.IcmpEcho;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.mme.overload.MmeLoad.Level;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.ie.EpsAttachType;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.UeNetworkCapability;
import io.telcomesh.referencepoints.udp.UdpSocket;
import io.telcomesh.s1ap.CauseMisc;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.ErrorIndication;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.Reset;
import io.telcomesh.s1ap.ResetType;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UeAssociatedLogicalS1Connection;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import io.telcomesh.s1ap.UplinkNasTransport;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever an eNodeB or a UE in somebody else's hands does, the others' pings go on, and others
/// attach; and nothing is left of it.
class HostileTest {
  private static final Duration TICK = Duration.ofMillis(20);
  private static final int TICKS = 500;
  private static final int MESSAGES_A_TICK = 30;

  /// What each of two attaches takes at most in the time of the simulation, where it takes none to
  /// compute.
  private static final Duration BOUND = Duration.ofMillis(100);

  private final Epc epc = Epc.start(1);
  private final Random random = new Random(1);
  private final List<UeResult> newcomers = new ArrayList<>();
  private final List<Imsi> victims = epc.provision(1, 4);
  private final List<Imsi> later = epc.provision(100, 20);
  private final StrangeEnodeb stranger = StrangeEnodeb.dial(epc.network());
  private final List<S1apMessage> sentBefore = new ArrayList<>();
  private int pings;

  @BeforeEach
  void setUp() {
    epc.callFlow().stop();
    victims.forEach(victim -> assertThat(epc.attach(victim).rejection()).isEmpty());
    epc.runFor(Duration.ofSeconds(1));
    assertThat(stranger.connected()).isTrue();
    stranger.setUp();
    epc.runFor(Duration.ofSeconds(1));
  }

  @AfterEach
  void end() {
    epc.close();
  }

  @Test
  void aFloodOfUesDisturbsNobody() {
    whileOthersLive(this::initialUeMessage);
    assertThat(stranger.received(ErrorIndication.class))
        .as("what is too much for one eNodeB")
        .filteredOn(
            error -> error.cause().equals(Optional.of(CauseMisc.CONTROL_PROCESSING_OVERLOAD)))
        .hasSizeGreaterThan(1_000);
    assertThat(epc.mme().load().level()).as("for all others").isEqualTo(Level.NORMAL);
    nothingIsLeft();
  }

  @Test
  void nonsenseDisturbsNobody() {
    whileOthersLive(this::nonsense);
    nothingIsLeft();
  }

  @Test
  void messagesAboutOthersUesDisturbNobody() {
    whileOthersLive(this::messageAboutSomebodyElse);
    nothingIsLeft();
  }

  @Test
  void allOfItAtOnceDisturbsNobody() {
    var gtpu = gtpu();
    whileOthersLive(() -> {
      switch (random.nextInt(4)) {
        case 0 -> initialUeMessage();
        case 1 -> nonsense();
        case 2 -> messageAboutSomebodyElse();
        default -> strangeTunnelPacket(gtpu);
      }
    });
    nothingIsLeft();
  }

  /// The PGW knows whose packets leave a tunnel.
  @Test
  void aUeThatSendsInTheNameOfAnotherIsNotHeard() {
    var other = epc.addressOf(victims.getLast());
    var culprit = epc.simulator().ues().find(victims.getFirst()).orElseThrow().context();
    var own = epc.addressOf(victims.getFirst());
    var bearer =
        culprit.connection().flatMap(on -> on.bearer(EpsBearerIdentity.FIRST)).orElseThrow();
    bearer.send(IcmpEcho.request(own, Epc.HOST, 998).packet());
    bearer.send(IcmpEcho.request(other, Epc.HOST, 999).packet());
    epc.runFor(Duration.ofSeconds(1));
    assertThat(epc.ueInterfaces().find(own).orElseThrow().pong(998)).isTrue();
    assertThat(epc.ueInterfaces().find(other).orElseThrow().pong(999)).isFalse();
    assertThat(epc.pings(victims.getLast(), 1000)).isTrue();
  }

  /// An eNodeB may only end the tunnels that lead to it.
  @Test
  void errorIndicationsOfAStrangerEndNoTunnel() {
    var gtpu = gtpu();
    for (int teid = 0; teid < 2_000; teid++) {
      gtpu.send(
          new InetSocketAddress(Epc.SGW, Gtpu.PORT),
          datagram(
              GtpuHeader.of(Gtpu.ERROR_INDICATION, Teid.NONE, 0),
              new GtpuMessage.ErrorIndication(new Teid(teid), Epc.STRANGER_S1_U, OtherIes.NONE)));
    }
    epc.runFor(Duration.ofSeconds(1));
    for (var victim : victims) {
      assertThat(epc.pings(victim, 1)).isTrue();
    }
  }

  /// Every tick some messages come, every victim pings, and now and then somebody attaches.
  private void whileOthersLive(Runnable attack) {
    for (int tick = 0; tick < TICKS; tick++) {
      for (int i = 0; i < MESSAGES_A_TICK; i++) {
        attack.run();
      }
      if (tick % 25 == 0) {
        epc.simulator().attach(later.get(tick / 25), newcomers::add);
      }
      ping(tick);
      epc.runFor(TICK);
    }
    epc.runFor(Duration.ofSeconds(1));
    assertThat(newcomers).hasSize(later.size()).allMatch(UeResult::succeeded);
    assertThat(newcomers).allMatch(result -> result.duration().compareTo(BOUND) <= 0);
    for (var victim : victims) {
      var ue = epc.ueInterfaces().find(epc.addressOf(victim)).orElseThrow();
      for (int i = 0; i < pings; i++) {
        assertThat(ue.pong(i)).as("ping %d of %s", i, victim).isTrue();
      }
    }
  }

  private void ping(int sequence) {
    pings = sequence + 1;
    for (var victim : victims) {
      epc.ueInterfaces().find(epc.addressOf(victim)).orElseThrow().ping(Epc.HOST, sequence);
    }
  }

  private void initialUeMessage() {
    var imsi =
        random.nextBoolean()
            ? victims.get(random.nextInt(victims.size()))
            : new Imsi("00101%010d".formatted(random.nextInt(1_000_000)));
    var request =
        AttachRequest.of(
            EpsAttachType.EPS,
            NasKeySetIdentifier.NONE,
            EpsMobileIdentity.of(imsi),
            UeNetworkCapability.of(
                EnumSet.allOf(EpsEncryptionAlgorithm.class),
                EnumSet.of(EpsIntegrityAlgorithm.EIA2)),
            Octets.hex("0201d011"));
    send(stranger.ue(Nas.encode(request), Optional.empty()));
  }

  /// Octets of no meaning, messages that are cut or changed, and what was sent before once more.
  private void nonsense() {
    switch (random.nextInt(4)) {
      case 0 -> stranger.send(octets(1 + random.nextInt(60)));
      case 1 -> send(stranger.ue(octets(random.nextInt(40)), Optional.empty()));
      case 2 -> stranger.send(damaged(S1ap.encode(stranger.ue(octets(8), Optional.empty()))));
      default ->
          sentBefore.stream()
              .skip(random.nextInt(Math.max(1, sentBefore.size())))
              .findFirst()
              .ifPresent(stranger::send);
    }
  }

  /// By the names that they have on another association, or by their GUTIs.
  private void messageAboutSomebodyElse() {
    var victim =
        epc.simulator().ues().find(victims.get(random.nextInt(victims.size()))).orElseThrow();
    var connection = victim.context().connection().orElseThrow();
    var mme = connection.mmeUeS1apId().orElseThrow();
    switch (random.nextInt(5)) {
      case 0 -> send(uplink(connection, mme, octets(20)));
      case 1 ->
          send(
              new UeContextReleaseRequest(
                  mme, connection.enbUeS1apId(), CauseRadioNetwork.USER_INACTIVITY, OtherIes.NONE));
      case 2 ->
          send(
              new Reset(
                  CauseMisc.UNSPECIFIED,
                  new ResetType.PartOfInterface(
                      List.of(
                          new UeAssociatedLogicalS1Connection(
                              Optional.of(mme), Optional.of(connection.enbUeS1apId())))),
                  OtherIes.NONE));
      case 3 -> // a service request with a guess for its code
          send(
              stranger.ue(
                  Octets.hex("c7e0").then(octets(2)), victim.context().guti().map(Guti::sTmsi)));
      default -> // a detach with a guess for its code
          send(
              stranger.ue(
                  Octets.hex("17").then(octets(4)).then(Octets.hex("0007 4501")).then(octets(12)),
                  victim.context().guti().map(Guti::sTmsi)));
    }
  }

  private static UplinkNasTransport uplink(S1Connection connection, MmeUeS1apId mme, Octets nas) {
    return new UplinkNasTransport(
        mme,
        connection.enbUeS1apId(),
        nas,
        new Ecgi(Epc.PLMN, 666 << 8),
        new Tai(Epc.PLMN, 1),
        OtherIes.NONE);
  }

  private void strangeTunnelPacket(UdpSocket gtpu) {
    var packet = IcmpEcho.request(epc.addressOf(victims.getFirst()), Epc.HOST, 60_000).packet();
    gtpu.send(
        new InetSocketAddress(Epc.SGW, Gtpu.PORT),
        datagram(
            GtpuHeader.of(Gtpu.G_PDU, new Teid(random.nextInt() | 0x40000000)),
            new GtpuMessage.GPdu(packet)));
  }

  private static Octets datagram(GtpuHeader header, GtpuMessage message) {
    return Gtpu.encode(header, message);
  }

  private UdpSocket gtpu() {
    try {
      return epc.network().udp().bind(new InetSocketAddress(Epc.STRANGER_S1_U, Gtpu.PORT), _ -> {});
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void send(S1apMessage message) {
    if (sentBefore.size() < 1_000) {
      sentBefore.add(message);
    }
    stranger.send(message);
  }

  private Octets octets(int length) {
    var octets = new byte[length];
    random.nextBytes(octets);
    return Octets.wrap(octets);
  }

  private Octets damaged(Octets pdu) {
    var octets = pdu.slice(0, 1 + random.nextInt(pdu.length())).toByteArray();
    octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
    return Octets.wrap(octets);
  }

  /// Of the stranger's UEs, at once when T3460 has ended the last of them.
  private void nothingIsLeft() {
    epc.runFor(Duration.ofMinutes(2));
    assertThat(epc.mme().contexts().size()).isEqualTo(victims.size() + later.size());
    Invariants.everySessionHasItsUe(epc);
    victims.forEach(epc::detach);
    later.forEach(epc::detach);
    epc.runFor(Duration.ofMinutes(1));
    Invariants.nothingIsLeft(epc);
  }
}
