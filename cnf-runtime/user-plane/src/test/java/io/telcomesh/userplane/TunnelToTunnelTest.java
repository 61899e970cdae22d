package io.telcomesh.userplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.ExtensionHeader;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.io.IOException;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The user plane as an SGW has it, between an eNodeB and a PGW.
class TunnelToTunnelTest {
  private static final Inet4Address S1_U = Peer.loopback(1);
  private static final Inet4Address S5 = Peer.loopback(2);
  private static final Teid ENODEB_TEID = new Teid(0x0e0e0e0e);
  private static final Teid PGW_TEID = new Teid(0x0a0a0a0a);
  private static final Octets PACKET =
      Packets.echoRequest(
          Inet4Address.ofLiteral("10.45.0.2"), Inet4Address.ofLiteral("10.70.0.1"), 1);

  private final BlockingQueue<UserPlaneEvent> events = new LinkedBlockingQueue<>();
  private UserPlane sgw;
  private Peer enodeb;
  private Peer pgw;
  private ForwardingRule uplink;
  private ForwardingRule downlink;
  private ForwardingAction.ToTunnel toEnodeb;

  @BeforeEach
  void start() throws IOException {
    sgw = UserPlane.start(1, events::add);
    sgw.bind(S1_U);
    sgw.bind(S5);
    enodeb = Peer.at(Peer.loopback(10));
    pgw = Peer.at(Peer.loopback(20));
    toEnodeb = new ForwardingAction.ToTunnel(S1_U, enodeb.address(), ENODEB_TEID);
    uplink = sgw.addTunnel(S1_U, new ForwardingAction.ToTunnel(S5, pgw.address(), PGW_TEID));
    downlink = sgw.addTunnel(S5, toEnodeb);
  }

  @AfterEach
  void stop() {
    sgw.close();
    enodeb.close();
    pgw.close();
  }

  @Test
  void forwardsBothWaysUnderTheTeidOfTheNextNode() throws IOException {
    enodeb.send(uplink.teid(), PACKET, S1_U);
    var up = pgw.receiveMessage();
    assertThat(up.header().teid()).isEqualTo(PGW_TEID);
    assertThat(up.message()).isEqualTo(new GtpuMessage.GPdu(PACKET));

    pgw.send(downlink.teid(), PACKET, S5);
    var down = enodeb.receiveMessage();
    assertThat(down.header().teid()).isEqualTo(ENODEB_TEID);
    assertThat(down.message()).isEqualTo(new GtpuMessage.GPdu(PACKET));

    assertThat(uplink.packets()).isEqualTo(1);
    assertThat(uplink.octets()).isEqualTo(PACKET.length());
    assertThat(downlink.packets()).isEqualTo(1);
  }

  @Test
  void keepsTheOrderOfPacketsOfAllLengths() throws IOException {
    for (int i = 0; i < 500; i++) {
      var padding = Octets.wrap(new byte[i * 37 % 1400 + (i % 97 == 0 ? 40_000 : 0)]);
      enodeb.send(uplink.teid(), Octets.of(0x45, i >> 8, i).then(padding), S1_U);
      var packet = (GtpuMessage.GPdu) pgw.receiveMessage().message();
      assertThat(packet.packet().at(1) << 8 | packet.packet().at(2)).isEqualTo(i);
      assertThat(packet.packet().length()).isEqualTo(3 + padding.length());
    }
  }

  @Test
  void takesApartDatagramsThatTheKernelJoined() throws Exception {
    var one = Gtpu.encode(GtpuHeader.of(Gtpu.G_PDU, uplink.teid()), new GtpuMessage.GPdu(PACKET));
    try (var train = new Train(Peer.loopback(11))) {
      train.send(one, 40, 1, S1_U);
      for (int i = 0; i < 40; i++) {
        assertThat(pgw.receiveMessage().message()).isEqualTo(new GtpuMessage.GPdu(PACKET));
      }
    }
    assertThat(uplink.packets()).isEqualTo(40);
  }

  @Test
  void answersAnUnknownTunnelWithAnErrorIndication() throws IOException {
    enodeb.send(Octets.hex("30ff0004 0000beef 45000000"), S1_U);

    assertThat(enodeb.receive())
        .isEqualTo(
            Octets.hex("321a0010000000000000000010" + "0000beef" + "850004")
                .then(Octets.wrap(S1_U.getAddress())));
    assertThat(sgw.dropped(DropReason.UNKNOWN_TUNNEL)).isEqualTo(1);
  }

  @Test
  void doesNotTakeATunnelOfItsOtherAddress() throws IOException {
    enodeb.send(downlink.teid(), PACKET, S1_U);

    assertThat(enodeb.receiveMessage().message()).isInstanceOf(GtpuMessage.ErrorIndication.class);
  }

  @Test
  void doesNotTakeALatePacketForTheNextOwnerOfASlot() throws IOException {
    var before = uplink.teid();
    sgw.remove(uplink);
    var next = sgw.addTunnel(S1_U, new ForwardingAction.Drop());

    assertThat(next.teid().value() & 0xfffff).isEqualTo(before.value() & 0xfffff);
    assertThat(next.teid()).isNotEqualTo(before);
    enodeb.send(before, PACKET, S1_U);
    assertThat(enodeb.receiveMessage().message()).isInstanceOf(GtpuMessage.ErrorIndication.class);
    assertThat(next.dropped()).isZero();
  }

  @Test
  void answersEchoWithItsSequenceNumberAndRecoveryZero() throws IOException {
    enodeb.send(Octets.hex("320100040000000012340000"), S1_U);

    assertThat(enodeb.receive()).isEqualTo(Octets.hex("3202000600000000123400000e00"));
  }

  @Test
  void tellsOfTheAnswerToItsOwnEcho() throws IOException, InterruptedException {
    sgw.sendEcho(S5, pgw.address(), 7);
    assertThat(pgw.receive()).isEqualTo(Octets.hex("320100040000000000070000"));
    pgw.send(Octets.hex("3202000600000000000700000e00"), S5);

    assertThat(event()).isEqualTo(new UserPlaneEvent.EchoAnswered(S5, pgw.address(), 7));
  }

  @Test
  void passesEndMarkersOnAndSendsItsOwn() throws IOException {
    pgw.send(
        Gtpu.encode(
            GtpuHeader.of(Gtpu.END_MARKER, downlink.teid()),
            new GtpuMessage.EndMarker(OtherIes.NONE)),
        S5);
    assertThat(enodeb.receive()).isEqualTo(Octets.hex("30fe00000e0e0e0e"));

    sgw.sendEndMarker(toEnodeb);
    assertThat(enodeb.receive()).isEqualTo(Octets.hex("30fe00000e0e0e0e"));
  }

  @Test
  void keepsPacketsOfAnIdleUeAndSendsThemInOrderWhenHeIsBack()
      throws IOException, InterruptedException {
    sgw.change(downlink, new ForwardingAction.Buffer());
    for (int i = 0; i < 10; i++) {
      pgw.send(downlink.teid(), PACKET.then(Octets.of(i)), S5);
    }
    assertThat(event()).isEqualTo(new UserPlaneEvent.PacketBuffered(downlink));
    sgw.change(downlink, toEnodeb);

    for (int i = 0; i < 10; i++) {
      assertThat(enodeb.receiveMessage().message())
          .isEqualTo(new GtpuMessage.GPdu(PACKET.then(Octets.of(i))));
    }
    assertThat(events).isEmpty();
  }

  @Test
  void keepsNoMoreThanItMay() throws IOException, InterruptedException {
    sgw.change(downlink, new ForwardingAction.Buffer());
    for (int i = 0; i < 100; i++) {
      pgw.send(downlink.teid(), PACKET, S5);
    }
    pgw.send(Octets.hex("320100040000000000010000"), S5);
    pgw.receive();

    assertThat(downlink.dropped()).isEqualTo(36);
    assertThat(sgw.dropped(DropReason.BUFFER_FULL)).isEqualTo(36);
  }

  @Test
  void tellsWhichRuleThePeerHasNoTunnelFor() throws IOException, InterruptedException {
    enodeb.send(errorIndication(), S1_U);
    assertThat(event()).isEqualTo(new UserPlaneEvent.TunnelUnknownToPeer(downlink));
  }

  @Test
  void doesNotBelieveAnotherNodeThatThePeerHasNoTunnel() throws IOException {
    pgw.send(errorIndication(), S5);
    pgw.send(Octets.hex("320100040000000000010000"), S5);
    pgw.receive();

    assertThat(events).isEmpty();
    assertThat(sgw.dropped(DropReason.UNEXPECTED_MESSAGE)).isEqualTo(1);
  }

  @Test
  void takesOutExtensionHeadersThatGoNoFurther() throws IOException {
    enodeb.send(
        withExtensions(
            new ExtensionHeader(ExtensionHeader.UDP_PORT, Octets.of(1, 2)),
            new ExtensionHeader(ExtensionHeader.RAN_CONTAINER, Octets.of(3, 4))),
        S1_U);

    assertThat(pgw.receiveMessage())
        .isEqualTo(
            new Gtpu.Received.Message(
                new GtpuHeader(
                    Gtpu.G_PDU,
                    PGW_TEID,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new ExtensionHeader(ExtensionHeader.RAN_CONTAINER, Octets.of(3, 4)))),
                new GtpuMessage.GPdu(PACKET)));
  }

  @Test
  void saysWhichExtensionHeadersItUnderstands() throws IOException {
    enodeb.send(withExtensions(new ExtensionHeader(0xc1, Octets.of(1, 2))), S1_U);

    assertThat(enodeb.receive()).isEqualTo(Octets.hex("321f000700000000000000008d01c0"));
    assertThat(uplink.dropped()).isEqualTo(1);
  }

  @Test
  void dropsWhatIsNoGtp() throws IOException {
    enodeb.send(Octets.hex("00"), S1_U);
    enodeb.send(Octets.hex("30ff0005 00000001 45000000"), S1_U);
    enodeb.send(Octets.hex("320100040000000000010000"), S1_U);
    enodeb.receive();

    assertThat(sgw.dropped(DropReason.MALFORMED)).isEqualTo(2);
  }

  @Test
  void refusesAnAddressThatIsNotItsOwnOrTaken() throws IOException {
    assertThatThrownBy(() -> sgw.bind(Inet4Address.ofLiteral("192.0.2.1")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("192.0.2.1 port 2152");
    assertThatThrownBy(() -> sgw.bind(S5)).isInstanceOf(IOException.class);
    sgw.unbind(S5);
    sgw.bind(S5);
  }

  @Test
  void refusesASecondRuleForAUeAddress() {
    var address = Inet4Address.ofLiteral("10.45.0.2");
    var first = sgw.addUe(UeAddresses.of(address), new ForwardingAction.Drop());

    assertThatIllegalStateException()
        .isThrownBy(() -> sgw.addUe(UeAddresses.of(address), new ForwardingAction.Drop()));
    sgw.remove(first);
    sgw.addUe(UeAddresses.of(address), new ForwardingAction.Drop());
  }

  private Octets withExtensions(ExtensionHeader... extensions) {
    var header =
        new GtpuHeader(
            Gtpu.G_PDU, uplink.teid(), Optional.empty(), Optional.empty(), List.of(extensions));
    return Gtpu.encode(header, new GtpuMessage.GPdu(PACKET));
  }

  private Octets errorIndication() {
    return Gtpu.encode(
        GtpuHeader.of(Gtpu.ERROR_INDICATION, Teid.NONE, 0),
        new GtpuMessage.ErrorIndication(ENODEB_TEID, enodeb.address(), OtherIes.NONE));
  }

  private UserPlaneEvent event() throws InterruptedException {
    var event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    return event;
  }
}
