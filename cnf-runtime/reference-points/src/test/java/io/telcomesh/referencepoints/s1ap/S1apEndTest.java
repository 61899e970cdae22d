package io.telcomesh.referencepoints.s1ap;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Seen;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.memory.LinkConditions;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S1apEndTest {
  private static final InetAddress MME = InetAddress.ofLiteral("10.60.10.1");
  private static final InetAddress ENB = InetAddress.ofLiteral("10.60.10.2");
  private static final InetAddress OTHER = InetAddress.ofLiteral("10.60.10.3");
  private static final S1apMessage PDU = numbered(1);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final InMemoryNetwork network = new InMemoryNetwork(scheduler, scheduler.random());
  private final Wires mmeWires = new Wires();
  private final Wires enbWires = new Wires();
  private final Seen seenByMme = new Seen();
  private final Recorder mme = new Recorder();
  private final Recorder enb = new Recorder();
  private final S1apServer server =
      S1apServer.start(
          network.sctp(), SctpOptions.SIGNALLING, mmeWires, seenByMme.surroundings(scheduler), mme);
  private final S1apClient client =
      S1apClient.start(
          network.sctp(),
          SctpOptions.SIGNALLING,
          enbWires,
          new Seen().surroundings(scheduler),
          enb);

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void setsAnAssociationUpOverAWire() {
    wire();
    assertThat(mme.up).hasSize(1);
    assertThat(enb.up).hasSize(1);
    assertThat(enb.up.getFirst().peer().getPort()).isEqualTo(36412);
  }

  @Test
  void carriesPdusBothWaysAndTellsTheObserver() {
    wire();
    enb.up.getFirst().send(7, "ue-7", PDU);
    mme.up.getFirst().send(PDU);
    settle();
    assertThat(mme.received).containsExactly(PDU);
    assertThat(enb.received).containsExactly(PDU);
    assertThat(seenByMme.messages())
        .satisfiesExactly(
            sent -> assertThat(sent.direction()).isEqualTo(Direction.SENT),
            received -> {
              assertThat(received.direction()).isEqualTo(Direction.RECEIVED);
              assertThat(received.ue()).contains("mme-ue");
              assertThat(received.referencePoint()).isEqualTo(ReferencePoint.S1_MME);
              assertThat(received.peer().getAddress()).isEqualTo(ENB);
            });
  }

  @Test
  void keepsAUeOnOneStreamAndStreamZeroForWhatConcernsNone() {
    assertThat(S1apAssociation.streamOf(5, 16)).isEqualTo(S1apAssociation.streamOf(5, 16));
    assertThat(S1apAssociation.streamOf(0, 16)).isEqualTo(1);
    assertThat(S1apAssociation.streamOf(14, 16)).isEqualTo(15);
    assertThat(S1apAssociation.streamOf(15, 16)).isEqualTo(1);
    assertThat(S1apAssociation.streamOf(9, 1)).isZero();
  }

  @Test
  void sendsAwayWhoComesWithoutAWire() {
    mmeWires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, MME, OTHER)));
    enbWires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, ENB, MME)));
    scheduler.runFor(Duration.ofMillis(100));
    assertThat(mme.up).isEmpty();
    assertThat(seenByMme.drops()).contains(DropReason.UNKNOWN_PEER);
  }

  @Test
  void dropsAndCountsAnotherProtocolsMessages() {
    wire();
    var association = enb.up.getFirst().association();
    association.send(new SctpMessage(0, 46, S1ap.encode(PDU)));
    settle();
    assertThat(mme.received).isEmpty();
    assertThat(seenByMme.drops()).containsExactly(DropReason.OTHER_PAYLOAD_PROTOCOL);
  }

  @Test
  void handsOverWhatIsNoPduAsRejectedAndGoesOn() {
    wire();
    var association = enb.up.getFirst().association();
    association.send(new SctpMessage(0, 18, Octets.of(1, 2, 3, 4, 5, 6)));
    enb.up.getFirst().send(PDU);
    settle();
    assertThat(mme.rejected).isEqualTo(1);
    assertThat(mme.received).containsExactly(PDU);
  }

  @Test
  void goesOnAfterAPduThatTheFunctionFailsOn() {
    wire();
    mme.failing = true;
    enb.up.getFirst().send(PDU);
    settle();
    mme.failing = false;
    enb.up.getFirst().send(PDU);
    settle();
    assertThat(seenByMme.drops()).containsExactly(DropReason.RECEIVER_FAILED);
    assertThat(mme.received).containsExactly(PDU);
  }

  @Test
  void dialsAgainWhenTheMmeComesLate() {
    enbWires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, ENB, MME)));
    scheduler.runFor(Duration.ofSeconds(60));
    assertThat(enb.up).isEmpty();
    mmeWires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, MME, ENB)));
    scheduler.runFor(Duration.ofSeconds(9));
    assertThat(enb.up).hasSize(1);
  }

  @Test
  void dialsAgainAfterASilentPeerWasGivenUp() {
    wire();
    network.silence(MME);
    enb.up.getFirst().send(PDU);
    scheduler.runFor(Duration.ofSeconds(30));
    assertThat(enb.down).hasSize(1);
    assertThat(mme.down).hasSize(1);
    network.restore(MME);
    scheduler.runFor(Duration.ofSeconds(60));
    assertThat(enb.up).hasSize(2);
  }

  @Test
  void followsAWireThatMoves() {
    wire();
    mmeWires.post(
        new WireEvent.Moved(
            new Wire(ReferencePoint.S1_MME, MME, ENB),
            new Wire(ReferencePoint.S1_MME, MME, OTHER)));
    enbWires.post(
        new WireEvent.Moved(
            new Wire(ReferencePoint.S1_MME, ENB, MME),
            new Wire(ReferencePoint.S1_MME, OTHER, MME)));
    settle();
    assertThat(mme.down).hasSize(1);
    assertThat(mme.up).hasSize(2);
    assertThat(mme.up.getLast().peer().getAddress()).isEqualTo(OTHER);
  }

  @Test
  void endsWithItsWireAndDialsNoMore() {
    wire();
    enbWires.post(new WireEvent.Down(new Wire(ReferencePoint.S1_MME, ENB, MME)));
    scheduler.runFor(Duration.ofSeconds(60));
    assertThat(mme.down).hasSize(1);
    assertThat(mme.up).hasSize(1);
    assertThat(server.associations()).isEmpty();
  }

  @Test
  void deliversEveryPduInOrderOverALinkThatLosesPackets() {
    network.conditions(new LinkConditions(Duration.ofMillis(1), Duration.ofMillis(50), 0.2, 0));
    wire();
    scheduler.runFor(Duration.ofSeconds(5));
    var sent = new ArrayList<S1apMessage>();
    for (int i = 0; i < 200; i++) {
      sent.add(numbered(i));
      enb.up.getFirst().send(3, "ue", numbered(i));
    }
    scheduler.runFor(Duration.ofSeconds(60));
    assertThat(mme.received).isEqualTo(sent);
  }

  @Test
  void endsInOrderWhenTheFunctionStops() {
    wire();
    enb.up.getFirst().send(PDU);
    client.close();
    scheduler.runFor(Duration.ofSeconds(60));
    assertThat(mme.received).containsExactly(PDU);
    assertThat(mme.down).hasSize(1);
    assertThat(mme.up).hasSize(1);
  }

  @Test
  void anEnodebThatFloodsHasToWaitAndNoOtherDoes() {
    var busy = new SimulatedScheduler(2); // whose runners read when the test lets them
    var read = new ArrayList<S1apMessage>();
    var procedures =
        new Procedures<String, S1apMessage>(
            busy,
            (_, message) -> {
              read.add(message);
              return Optional.empty();
            },
            new RecordingObserver(),
            name -> name);
    mme.runner = Optional.of(procedures.runner("enodeb"));
    wire();
    var sent = new ArrayList<S1apMessage>();
    for (int i = 0; i < 10_000; i++) {
      sent.add(numbered(i));
      enb.up.getFirst().send(sent.getLast());
    }
    settle();
    assertThat(mme.received).hasSizeBetween(1000, 5000);

    mmeWires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, MME, OTHER)));
    var otherWires = new Wires();
    var other = new Recorder();
    S1apClient.start(
        network.sctp(),
        SctpOptions.SIGNALLING,
        otherWires,
        new Seen().surroundings(scheduler),
        other);
    otherWires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, OTHER, MME)));
    settle();
    other.up.getFirst().send(numbered(77_777));
    settle();
    assertThat(mme.received).endsWith(numbered(77_777)).hasSizeLessThan(5000);

    for (int i = 0; i < 10; i++) {
      busy.runFor(Duration.ofSeconds(1));
      settle();
    }
    read.remove(numbered(77_777));
    assertThat(read).isEqualTo(sent);
    busy.close();
  }

  private static S1apMessage numbered(int number) {
    return new UeContextReleaseRequest(
        new MmeUeS1apId(number),
        new EnbUeS1apId(number),
        CauseRadioNetwork.USER_INACTIVITY,
        OtherIes.NONE);
  }

  private void wire() {
    mmeWires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, MME, ENB)));
    enbWires.post(new WireEvent.Up(new Wire(ReferencePoint.S1_MME, ENB, MME)));
    settle();
  }

  private void settle() {
    scheduler.runFor(Duration.ofMillis(10));
  }

  private static final class Recorder implements S1apHandler {
    private final List<S1apAssociation> up = new ArrayList<>();
    private final List<S1apAssociation> down = new ArrayList<>();
    private final List<S1apMessage> received = new ArrayList<>();
    private int rejected;
    private boolean failing;
    private Optional<ProcedureRunner<String, S1apMessage>> runner = Optional.empty();

    @Override
    public void up(S1apAssociation association) {
      up.add(association);
    }

    @Override
    public Optional<String> received(
        S1apAssociation association, Decoded<S1apMessage> pdu, Burst burst) {
      if (failing) {
        throw new IllegalStateException("on purpose");
      }
      switch (pdu) {
        case Decoded.Accepted<S1apMessage>(var message, var _) -> {
          received.add(message);
          runner.ifPresent(to -> burst.post(to, message));
        }
        case Decoded.Rejected<S1apMessage> _ -> rejected++;
      }
      return Optional.of("mme-ue");
    }

    @Override
    public void down(S1apAssociation association) {
      down.add(association);
    }
  }
}
