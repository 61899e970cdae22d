package io.telcomesh.userplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.udp.UdpSocket;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A UE that has a whole IPv6 prefix, at the PGW.
class Ipv6ForwardingTest {
  private static final int UDP = 17;
  private static final InetAddress SGW = InetAddress.ofLiteral("10.60.30.1");
  private static final InetAddress PGW = InetAddress.ofLiteral("10.60.50.1");
  private static final Inet4Address UE_IPV4 = Inet4Address.ofLiteral("10.45.0.2");
  private static final Inet6Address UE = ip("2001:db8:45:1::1");
  private static final Inet6Address SERVER = ip("2001:db8:70::1");
  private static final UeAddresses BOTH =
      new UeAddresses(Optional.of(UE_IPV4), Optional.of(UePrefix.of(UE)));
  private static final Teid SGW_TEID = new Teid(0x51);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final InMemoryNetwork network = new InMemoryNetwork(scheduler, scheduler.random());
  private final InMemoryUserPlane provider =
      new InMemoryUserPlane(network.udp(), scheduler::nanoTime);
  private final List<UserPlaneEvent> events = new ArrayList<>();
  private final UserPlane pgw = provider.start(events::add);
  private final InMemoryTun sgi = provider.tun("sgi");
  private final List<Octets> atServer = new ArrayList<>();
  private final List<Octets> atSgw = new ArrayList<>();
  private final ForwardingAction.ToTunnel toSgw = new ForwardingAction.ToTunnel(PGW, SGW, SGW_TEID);
  private final UdpSocket sgw;
  private ForwardingRule uplink = pgw.addTunnel(PGW, new ForwardingAction.Drop());

  Ipv6ForwardingTest() throws IOException {
    sgw =
        network
            .udp()
            .bind(
                new InetSocketAddress(SGW, Gtpu.PORT),
                burst -> burst.forEach(datagram -> atSgw.add(datagram.octets())));
  }

  @BeforeEach
  void connect() throws IOException {
    pgw.bind(PGW);
    pgw.attachNetwork(pgw.createInterface("sgi"));
    sgi.delivering(atServer::add);
    uplink = pgw.addTunnel(PGW, BOTH, new ForwardingAction.ToInterface(sgi));
    pgw.addUe(BOTH, toSgw);
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void bringsPacketsOfAnyAddressOfThePrefixBothWays() {
    var question = packet(ip("2001:db8:45:1:ffff::2"), SERVER);
    var answer = packet(SERVER, ip("2001:db8:45:1:ffff::2"));

    uplink(question);
    sgi.send(answer);
    sgi.send(Packets.ipv4(Inet4Address.ofLiteral("10.60.70.1"), UE_IPV4, UDP, Octets.EMPTY));
    scheduler.runUntilIdle();

    assertThat(atServer).containsExactly(question);
    assertThat(atSgw).hasSize(2).contains(gPdu(SGW_TEID, answer));
  }

  @Test
  void dropsWhatIsNotTheUes() {
    uplink(packet(ip("2001:db8:45:2::1"), SERVER));
    uplink(packet(ip("fe80::1"), SERVER));
    uplink(packet(ip("::"), SERVER));
    sgi.send(packet(SERVER, ip("2001:db8:45:2::1")));
    scheduler.runUntilIdle();

    assertThat(atServer).isEmpty();
    assertThat(pgw.dropped(DropReason.FORGED_SOURCE)).isEqualTo(3);
    assertThat(pgw.dropped(DropReason.UNKNOWN_UE)).isEqualTo(1);
  }

  @Test
  void dropsIpv6OfAUeThatHasIpv4Alone() {
    uplink =
        pgw.addTunnel(
            PGW,
            UeAddresses.of(Inet4Address.ofLiteral("10.45.0.9")),
            new ForwardingAction.ToInterface(sgi));

    uplink(packet(UE, SERVER));
    uplink(packet(ip("::1:2:3:4"), SERVER));
    uplink(packet(ip("fe80::1"), ip("ff02::2")));

    assertThat(atServer).isEmpty();
    assertThat(pgw.dropped(DropReason.FORGED_SOURCE)).isEqualTo(2);
    assertThat(pgw.dropped(DropReason.NOT_FOR_ROUTERS)).isEqualTo(1);
    assertThat(events).isEmpty();
  }

  @Test
  void tellsOfPacketsForTheNeighbourAndSendsSuchToo() {
    var solicitation = packet(ip("fe80::1"), ip("ff02::2"));
    var advertisement = packet(ip("fe80::2"), ip("fe80::1"));

    uplink(solicitation);
    pgw.send(toSgw, advertisement);
    scheduler.runUntilIdle();

    assertThat(events).containsExactly(new UserPlaneEvent.LinkPacket(uplink, solicitation));
    assertThat(atServer).isEmpty();
    assertThat(atSgw).containsExactly(gPdu(SGW_TEID, advertisement));
  }

  @Test
  void refusesARuleForAPrefixThatHasOneAndKeepsNothingOfIt() {
    var other =
        new UeAddresses(
            Optional.of(Inet4Address.ofLiteral("10.45.0.7")), Optional.of(UePrefix.of(UE)));
    int before = pgw.rules();

    assertThatIllegalStateException().isThrownBy(() -> pgw.addUe(other, toSgw));

    assertThat(pgw.rules()).isEqualTo(before);
    pgw.addUe(UeAddresses.of(Inet4Address.ofLiteral("10.45.0.7")), toSgw);
  }

  private void uplink(Octets packet) {
    sgw.send(new InetSocketAddress(PGW, Gtpu.PORT), gPdu(uplink.teid(), packet));
    scheduler.runUntilIdle();
  }

  private static Octets gPdu(Teid teid, Octets packet) {
    return Gtpu.encode(GtpuHeader.of(Gtpu.G_PDU, teid), new GtpuMessage.GPdu(packet));
  }

  private static Octets packet(Inet6Address from, Inet6Address to) {
    return Packets.ipv6(from, to, UDP, Octets.ascii("telcomesh"));
  }

  private static Inet6Address ip(String literal) {
    return (Inet6Address) InetAddress.ofLiteral(literal);
  }
}
