package io.telcomesh.referencepoints.diameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.PurgeUeAnswer;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Outcome;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.referencepoints.Asking;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Seen;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiameterEndTest {
  private static final InetAddress MME = InetAddress.ofLiteral("10.60.10.1");
  private static final InetAddress HSS = InetAddress.ofLiteral("10.60.20.1");
  private static final int S6A = 16777251;
  private static final DiameterNode MME_NODE =
      new DiameterNode("mme.example.org", "example.org", 1, 10415, S6A);
  private static final DiameterNode HSS_NODE =
      new DiameterNode("hss.example.org", "example.org", 1, 10415, S6A);
  private static final PurgeUeRequest REQUEST =
      PurgeUeRequest.of(
          new Route(
              "mme.example.org;1;1",
              "mme.example.org",
              "example.org",
              Optional.empty(),
              "example.org"),
          new Imsi("001010000000001"));
  private static final PurgeUeAnswer ANSWER =
      new PurgeUeAnswer(
          "mme.example.org;1;1",
          List.of(),
          Optional.of(Result.SUCCESS),
          Optional.empty(),
          S6aAvps.NO_STATE_MAINTAINED,
          "hss.example.org",
          "example.org",
          Optional.empty(),
          Optional.empty(),
          OtherIes.NONE);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final InMemoryNetwork network = new InMemoryNetwork(scheduler, scheduler.random());
  private final Wires mmeWires = new Wires();
  private final Wires hssWires = new Wires();
  private final Seen seenByMme = new Seen();
  private final Seen seenByHss = new Seen();
  private final Recorder mme = new Recorder();
  private final Recorder hss = new Recorder();
  private final Asking asking = new Asking(scheduler, "ue-1");
  private final DiameterEnd client =
      DiameterEnd.dialling(
          transport(),
          MME_NODE,
          mmeWires,
          seenByMme.surroundings(scheduler),
          DiameterOptions.DEFAULT,
          scheduler.random(),
          mme);
  private DiameterEnd server = serving(HSS_NODE);

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void exchangesCapabilitiesOverANewWire() {
    wire();
    assertThat(mme.up).containsExactly("hss.example.org new");
    assertThat(hss.up).containsExactly("mme.example.org new");
    assertThat(client.peers()).extracting(DiameterPeer::realm).containsExactly("example.org");
    assertThat(seenByHss.messages())
        .extracting(message -> message.direction())
        .containsExactly(Direction.RECEIVED, Direction.SENT);
  }

  @Test
  void findsTheQuestionOfAnAnswer() {
    wire();
    ask();
    settle();
    assertThat(asking.answers()).containsExactly(ANSWER);
    assertThat(hss.requests).hasSize(1);
    assertThat(seenByMme.messages().getLast().ue()).contains("ue-1");
  }

  @Test
  void asksAPeerByItsName() {
    wire();
    hss.requests.clear();
    asking.ask(PurgeUeAnswer.class, question -> server.ask("mme.example.org", REQUEST, question));
    settle();
    assertThat(mme.requests).hasSize(1);
    assertThat(asking.answers()).containsExactly(ANSWER);
  }

  @Test
  void waitsForAConnectionUntilTheQuestionExpires() {
    ask();
    scheduler.runFor(Duration.ofSeconds(5));
    wire();
    assertThat(asking.answers()).containsExactly(ANSWER);
  }

  @Test
  void expiresWithoutAnAnswer() {
    wire();
    hss.answering = false;
    ask();
    scheduler.runFor(Duration.ofMillis(9_900));
    assertThat(asking.outcomes()).isEmpty();
    scheduler.runFor(Duration.ofMillis(200));
    assertThat(asking.outcomes()).containsExactly(Outcome.EXPIRED);
  }

  @Test
  void sendsAgainOverTheNextConnectionWithTheRetransmissionBit() {
    wire();
    hss.answering = false;
    ask();
    settle();
    hss.answering = true;
    hss.requests.getFirst().connection().close();
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(hss.requests).hasSize(2);
    assertThat(hss.requests.getLast().header().retransmitted()).isTrue();
    assertThat(asking.answers()).containsExactly(ANSWER);
  }

  @Test
  void watchesAnIdleConnectionEveryThirtySeconds() {
    wire();
    scheduler.runFor(Duration.ofSeconds(100));
    // Both watch, and the other's request counts as a sign of life: whoever is first asks.
    assertThat(requests(280, Direction.SENT) + requests(280, Direction.RECEIVED)).isBetween(3L, 6L);
    assertThat(mme.down).isEmpty();
  }

  @Test
  void closesAConnectionWhosePeerIsSilentAndDialsAgain() {
    wire();
    network.silence(HSS);
    scheduler.runFor(Duration.ofSeconds(100));
    assertThat(mme.down).containsExactly("hss.example.org");
    network.restore(HSS);
    scheduler.runFor(Duration.ofSeconds(60));
    assertThat(mme.up).hasSize(2);
  }

  @Test
  void tellsAPeerThatHasLostItsState() {
    wire();
    server.close();
    scheduler.runFor(Duration.ofSeconds(1));
    assertThat(mme.down).containsExactly("hss.example.org");
    server = serving(new DiameterNode("hss.example.org", "example.org", 2, 10415, S6A));
    scheduler.runFor(Duration.ofSeconds(60));
    assertThat(mme.up).containsExactly("hss.example.org new", "hss.example.org restarted");
  }

  @Test
  void refusesAPeerWithoutOurApplication() {
    server.close();
    server = serving(new DiameterNode("hss.example.org", "example.org", 2, 10415, 16777216));
    wire();
    scheduler.runFor(Duration.ofSeconds(5));
    assertThat(mme.up).isEmpty();
    assertThat(seenByHss.drops()).contains(DropReason.UNEXPECTED);
  }

  @Test
  void saysGoodbyeBeforeItGoes() {
    wire();
    client.close();
    scheduler.runFor(Duration.ofSeconds(1));
    assertThat(requests(282, Direction.SENT)).isEqualTo(1);
    assertThat(hss.down).containsExactly("mme.example.org");
    scheduler.runFor(Duration.ofSeconds(60));
    assertThat(hss.up).hasSize(1);
  }

  @Test
  void answersACommandThatNobodyHasAndClosesOnWhatIsNoDiameter() throws IOException {
    hssWires.post(new WireEvent.Up(new Wire(ReferencePoint.S6A, HSS)));
    var stranger = new Stranger();
    var association =
        network
            .sctp()
            .connect(
                new InetSocketAddress(MME, 0),
                new InetSocketAddress(HSS, 3868),
                SctpOptions.SIGNALLING,
                stranger);
    settle();
    stranger.send(association, capabilities());
    // Command 999 of S6a: version 1, 20 octets, R bit.
    stranger.send(association, Octets.hex("01000014 800003e7 01000023 00000007 00000007"));
    settle();
    var answer = stranger.received.getLast();
    assertThat(answer.at(4) & 0x20).as("E bit").isNotZero();
    stranger.send(association, Octets.hex("48 54 54 50 2f 31 2e 31"));
    settle();
    assertThat(stranger.ended).isEqualTo(1);
    assertThat(seenByHss.drops()).containsExactly(DropReason.MALFORMED, DropReason.MALFORMED);
  }

  @Test
  void answersUnableToComplyWhereTheFunctionFails() {
    wire();
    hss.failing = true;
    ask();
    settle();
    assertThat(asking.outcomes()).containsExactly(Outcome.REFUSED);
    assertThat(seenByHss.drops()).containsExactly(DropReason.RECEIVER_FAILED);
    assertThat(mme.down).isEmpty();
  }

  @Test
  void endsWithItsWire() {
    wire();
    hssWires.post(new WireEvent.Down(new Wire(ReferencePoint.S6A, HSS, MME)));
    settle();
    assertThat(hss.down).hasSize(1);
    assertThat(mme.down).hasSize(1);
  }

  private Octets capabilities() {
    return Diameter.encode(
        new DiameterNode("other.example.org", "example.org", 1, 10415, S6A).request(MME), 1, 1);
  }

  private DiameterEnd serving(DiameterNode node) {
    return DiameterEnd.answering(
        List.of(transport()),
        node,
        hssWires,
        seenByHss.surroundings(scheduler),
        DiameterOptions.DEFAULT,
        scheduler.random(),
        hss);
  }

  private DiameterTransport transport() {
    return new SctpDiameterTransport(network.sctp(), SctpOptions.SIGNALLING);
  }

  private void ask() {
    asking.ask(PurgeUeAnswer.class, question -> client.ask(REQUEST, question));
  }

  private void wire() {
    hssWires.post(new WireEvent.Up(new Wire(ReferencePoint.S6A, HSS, MME)));
    mmeWires.post(new WireEvent.Up(new Wire(ReferencePoint.S6A, MME, HSS)));
    settle();
  }

  private void settle() {
    scheduler.runFor(Duration.ofMillis(10));
  }

  private long requests(int command, Direction direction) {
    return seenByMme.messages().stream()
        .filter(message -> message.direction() == direction)
        .filter(message -> (message.octets().at(4) & 0x80) != 0)
        .filter(message -> (message.octets().at(6) << 8 | message.octets().at(7)) == command)
        .count();
  }

  private final class Recorder implements DiameterHandler {
    private final List<String> up = new ArrayList<>();
    private final List<String> down = new ArrayList<>();
    private final List<IncomingDiameter> requests = new ArrayList<>();
    private boolean answering = true;
    private boolean failing;

    @Override
    public Optional<String> received(IncomingDiameter request, Burst burst) {
      if (failing) {
        throw new IllegalStateException("on purpose");
      }
      requests.add(request);
      if (answering) {
        var end = this == hss ? server : client;
        scheduler.after(Duration.ZERO, () -> end.answer(request, ANSWER, Optional.of("ue-1")));
      }
      return Optional.of("ue-1");
    }

    @Override
    public void peerUp(DiameterPeer peer, boolean restarted) {
      up.add(peer.host() + (restarted ? " restarted" : " new"));
    }

    @Override
    public void peerDown(DiameterPeer peer) {
      down.add(peer.host());
    }
  }

  private static final class Stranger implements AssociationHandler {
    private final List<Octets> received = new ArrayList<>();
    private int ended;

    private void send(Association association, Octets message) {
      association.send(new SctpMessage(0, 46, message));
    }

    @Override
    public void up(Association association) {}

    @Override
    public void received(Association association, List<SctpMessage> burst) {
      burst.stream().map(SctpMessage::octets).forEach(received::add);
    }

    @Override
    public void restarted(Association association) {}

    @Override
    public void down(Association association, AssociationEnd end) {
      ended++;
    }
  }
}
