package io.telcomesh.userplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.Teid;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A UE, an eNodeB, a SGW, a PGW and a packet data network in virtual time.
class InMemoryUserPlaneTest {
  private static final int UDP = 17;
  private static final Inet4Address UE = ip("10.45.0.2");
  private static final Inet4Address SERVER = ip("10.60.70.1");
  private static final InetAddress ENODEB = ip("10.60.20.1");
  private static final InetAddress S1_U = ip("10.60.30.1");
  private static final InetAddress S5_U = ip("10.60.30.2");
  private static final InetAddress PGW = ip("10.60.50.1");

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final InMemoryNetwork network = new InMemoryNetwork(scheduler, scheduler.random());
  private final List<UserPlaneEvent> events = new ArrayList<>();
  private final InMemoryUserPlane enodebProvider =
      new InMemoryUserPlane(network.udp(), scheduler::nanoTime);
  private final InMemoryUserPlane pgwProvider =
      new InMemoryUserPlane(network.udp(), scheduler::nanoTime);
  private final UserPlane enodeb = enodebProvider.start(events::add);
  private final UserPlane sgw =
      new InMemoryUserPlane(network.udp(), scheduler::nanoTime).start(events::add);
  private final UserPlane pgw = pgwProvider.start(events::add);
  private final InMemoryTun ue = enodebProvider.tun("ue");
  private final InMemoryTun sgi = pgwProvider.tun("sgi");
  private final List<Octets> atUe = new ArrayList<>();
  private ForwardingRule downlink = pgw.addTunnel(PGW, new ForwardingAction.Drop());

  @BeforeEach
  void connect() throws IOException {
    enodeb.bind(ENODEB);
    sgw.bind(S1_U);
    sgw.bind(S5_U);
    pgw.bind(PGW);
    enodeb.attachUe(enodeb.createInterface("ue"));
    pgw.attachNetwork(pgw.createInterface("sgi"));
    var atPgw = pgw.addTunnel(PGW, UeAddresses.of(UE), new ForwardingAction.ToInterface(sgi));
    var uplink = sgw.addTunnel(S1_U, new ForwardingAction.ToTunnel(S5_U, PGW, atPgw.teid()));
    var atEnodeb = enodeb.addTunnel(ENODEB, new ForwardingAction.ToInterface(ue));
    downlink = sgw.addTunnel(S5_U, new ForwardingAction.ToTunnel(S1_U, ENODEB, atEnodeb.teid()));
    pgw.addUe(UeAddresses.of(UE), new ForwardingAction.ToTunnel(PGW, S5_U, downlink.teid()));
    enodeb.addUe(UeAddresses.of(UE), new ForwardingAction.ToTunnel(ENODEB, S1_U, uplink.teid()));
    sgi.delivering(_ -> sgi.send(packet(SERVER, UE, "answer")));
    ue.delivering(atUe::add);
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void bringsQuestionAndAnswerThroughAllTunnels() {
    ue.send(packet(UE, SERVER, "question"));
    scheduler.runUntilIdle();

    assertThat(atUe).containsExactly(packet(SERVER, UE, "answer"));
    assertThat(downlink.packets()).isEqualTo(1);
  }

  @Test
  void keepsPacketsInOrderUntilTheTunnelIsThereAgain() {
    var before = downlink.action();
    sgw.change(downlink, new ForwardingAction.Buffer());
    sgi.send(packet(SERVER, UE, "one"));
    sgi.send(packet(SERVER, UE, "two"));
    scheduler.runUntilIdle();
    assertThat(atUe).isEmpty();
    assertThat(events).containsExactly(new UserPlaneEvent.PacketBuffered(downlink));

    sgw.change(downlink, before);
    scheduler.runUntilIdle();

    assertThat(atUe).containsExactly(packet(SERVER, UE, "one"), packet(SERVER, UE, "two"));
  }

  @Test
  void tellsThePeerOfATunnelThatItDoesNotHave() {
    sgw.change(downlink, new ForwardingAction.ToTunnel(S1_U, ENODEB, new Teid(0x99999999)));
    sgi.send(packet(SERVER, UE, "lost"));
    scheduler.runUntilIdle();

    assertThat(events).containsExactly(new UserPlaneEvent.TunnelUnknownToPeer(downlink));
  }

  @Test
  void hasNoRuleLeftWhenAllAreRemoved() {
    int before = sgw.rules();
    sgw.remove(sgw.addTunnel(S5_U, new ForwardingAction.Drop()));

    assertThat(sgw.rules()).isEqualTo(before).isEqualTo(2);
  }

  private static Octets packet(Inet4Address from, Inet4Address to, String text) {
    return Packets.ipv4(from, to, UDP, Octets.ascii(text));
  }

  private static Inet4Address ip(String literal) {
    return (Inet4Address) InetAddress.ofLiteral(literal);
  }
}
