package io.telcomesh.referencepoints.gtpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationFailureIndication;
import io.telcomesh.gtp.gtpc.EchoRequest;
import io.telcomesh.gtp.gtpc.Gtpc;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersRequest;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersResponse;
import io.telcomesh.gtp.gtpc.RestartCounter;
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
import io.telcomesh.referencepoints.memory.LinkConditions;
import io.telcomesh.referencepoints.udp.Datagram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GtpcEndTest {
  private static final InetAddress MME = InetAddress.ofLiteral("10.60.10.1");
  private static final InetAddress SGW = InetAddress.ofLiteral("10.60.30.1");
  private static final InetAddress STRANGER = InetAddress.ofLiteral("10.60.99.9");
  private static final Wire AT_MME = new Wire(ReferencePoint.S11, MME, SGW);
  private static final Wire AT_SGW = new Wire(ReferencePoint.S11, SGW, MME);
  private static final ReleaseAccessBearersRequest REQUEST =
      new ReleaseAccessBearersRequest(Optional.empty(), Optional.empty(), OtherIes.NONE);
  private static final ReleaseAccessBearersResponse RESPONSE =
      new ReleaseAccessBearersResponse(
          Cause.of(CauseValue.REQUEST_ACCEPTED), Optional.empty(), Optional.empty(), OtherIes.NONE);

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final InMemoryNetwork network = new InMemoryNetwork(scheduler, scheduler.random());
  private final Seen seenByMme = new Seen();
  private final Seen seenBySgw = new Seen();
  private final Side mme = new Side(seenByMme, 7);
  private final Side sgw = new Side(seenBySgw, 9);
  private final Asking asking = new Asking(scheduler, "ue-1");

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void findsTheQuestionOfAnAnswer() {
    wire();
    ask();
    settle();
    assertThat(asking.answers()).containsExactly(RESPONSE);
    assertThat(sgw.requests).hasSize(1);
    assertThat(sgw.requests.getFirst().header().teid()).contains(new Teid(5));
  }

  @Test
  void repeatsARequestUntilItIsAnswered() {
    wire();
    network.silence(SGW);
    ask();
    scheduler.runFor(Duration.ofSeconds(4));
    network.restore(SGW);
    scheduler.runFor(Duration.ofSeconds(3));
    assertThat(asking.answers()).containsExactly(RESPONSE);
    assertThat(sgw.requests).hasSize(1);
    assertThat(requestsSeen(seenByMme, Direction.SENT)).isEqualTo(3);
  }

  @Test
  void expiresAfterN3RequestsAndThreeTimesT3() {
    wire();
    network.silence(SGW);
    ask();
    scheduler.runFor(Duration.ofMillis(8_900));
    assertThat(asking.outcomes()).isEmpty();
    scheduler.runFor(Duration.ofMillis(200));
    assertThat(asking.outcomes()).containsExactly(Outcome.EXPIRED);
    assertThat(requestsSeen(seenByMme, Direction.SENT)).isEqualTo(3);
  }

  @Test
  void givesARepeatedRequestItsAnswerAgainAndDoesNotObeyItTwice() {
    wire();
    sgw.loseAnswers = true;
    ask();
    scheduler.runFor(Duration.ofSeconds(7));
    assertThat(asking.answers()).containsExactly(RESPONSE);
    assertThat(sgw.requests).hasSize(1);
    assertThat(seenBySgw.drops()).contains(DropReason.DUPLICATE_REQUEST);
  }

  @Test
  void saysNothingToARepetitionOfWhatIsStillWorkedOn() {
    wire();
    sgw.answering = false;
    ask();
    scheduler.runFor(Duration.ofSeconds(7));
    assertThat(sgw.requests).hasSize(1);
    assertThat(seenBySgw.drops())
        .containsExactly(DropReason.DUPLICATE_REQUEST, DropReason.DUPLICATE_REQUEST);
    sgw.end.answer(sgw.requests.getFirst(), RESPONSE, new Teid(1), Optional.empty());
    settle();
    assertThat(asking.answers()).containsExactly(RESPONSE);
  }

  @Test
  void waitsForAWireThatHeals() {
    mme.wires.post(new WireEvent.Up(AT_MME));
    mme.wires.post(new WireEvent.Down(AT_MME));
    ask();
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(seenByMme.drops()).contains(DropReason.NOT_CONNECTED);
    wire();
    scheduler.runFor(Duration.ofSeconds(2));
    assertThat(asking.answers()).containsExactly(RESPONSE);
  }

  @Test
  void dropsAnAnswerThatNobodyAskedForAndAStrangersMessages() throws IOException {
    wire();
    var stranger = network.udp().bind(new InetSocketAddress(STRANGER, 2123), _ -> {});
    stranger.send(new InetSocketAddress(SGW, 2123), Gtpc.encode(REQUEST, new Teid(5), 1));
    mme.end.transmit(
        mme.end.wayTo(SGW).orElseThrow(), Gtpc.encode(RESPONSE, new Teid(5), 99), Optional.empty());
    settle();
    assertThat(seenBySgw.drops())
        .containsExactlyInAnyOrder(DropReason.UNKNOWN_PEER, DropReason.ANSWER_WITHOUT_QUESTION);
    assertThat(sgw.requests).isEmpty();
  }

  @Test
  void answersWhatItCannotReadAsTheStandardSays() throws IOException {
    var answers = new ArrayList<Octets>();
    sgw.wires.post(new WireEvent.Up(new Wire(ReferencePoint.S11, SGW)));
    var peer =
        network
            .udp()
            .bind(
                new InetSocketAddress(STRANGER, 2123),
                burst -> burst.stream().map(Datagram::octets).forEach(answers::add));
    var to = new InetSocketAddress(SGW, 2123);
    peer.send(to, Octets.hex("48 20 0008 00000000 000001 00")); // Create Session Request, no IEs
    peer.send(to, Octets.hex("60 20 0004 000001 00")); // version 3
    peer.send(to, Octets.hex("48 fe 0008 00000000 000002 00")); // a type nobody has
    peer.send(to, Octets.hex("48 20 00"));
    peer.send(to, Octets.hex("32 01 0004 00000000 00000000")); // GTPv1
    scheduler.runFor(Duration.ofSeconds(1));
    var types = answers.stream().map(answer -> answer.at(1)).toList();
    assertThat(types).containsExactlyInAnyOrder(33, 3);
    assertThat(seenBySgw.drops())
        .containsExactly(
            DropReason.MALFORMED,
            DropReason.UNSUPPORTED_VERSION,
            DropReason.UNEXPECTED,
            DropReason.MALFORMED,
            DropReason.UNSUPPORTED_VERSION);
    assertThat(sgw.requests).isEmpty();
  }

  @Test
  void endsAQuestionWithAnAnswerThatCannotBeUsed() {
    wire();
    sgw.answering = false;
    ask();
    settle();
    var header = sgw.requests.getFirst().header();
    var spoilt = Gtpc.encode(RESPONSE, new Teid(1), header.sequence()).toByteArray();
    spoilt[12] = (byte) 250; // no Cause, but an element that nobody has
    sgw.end.transmit(sgw.requests.getFirst().way(), Octets.wrap(spoilt), Optional.empty());
    settle();
    assertThat(asking.outcomes()).containsExactly(Outcome.REFUSED);
  }

  @Test
  void carriesWhatNobodyAnswers() {
    wire();
    var failure =
        new DownlinkDataNotificationFailureIndication(
            Cause.of(CauseValue.UE_NOT_RESPONDING),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE);
    mme.end.send(SGW, failure, new Teid(4), Optional.of("ue-1"));
    settle();
    assertThat(sgw.requests).extracting(IncomingGtpc::message).containsExactly(failure);
  }

  @Test
  void repeatsAnUndoThatNobodyWaitsFor() {
    wire();
    network.silence(SGW);
    mme.end.send(SGW, REQUEST, new Teid(5), Optional.of("ue-1"));
    scheduler.runFor(Duration.ofSeconds(4));
    network.restore(SGW);
    scheduler.runFor(Duration.ofSeconds(4));
    assertThat(sgw.requests).hasSize(1);
  }

  @Test
  void testsAPathEveryMinuteAndTellsWhenItFailsAndComesBack() {
    wire();
    scheduler.runFor(Duration.ofSeconds(130));
    assertThat(seenByMme.messages())
        .filteredOn(message -> message.direction() == Direction.SENT)
        .filteredOn(message -> message.octets().at(1) == 1)
        .hasSize(3);
    network.silence(SGW);
    scheduler.runFor(Duration.ofSeconds(70));
    assertThat(mme.events).containsExactly("failed 10.60.30.1");
    network.restore(SGW);
    scheduler.runFor(Duration.ofSeconds(70));
    assertThat(mme.events).containsExactly("failed 10.60.30.1", "restored 10.60.30.1");
  }

  @Test
  void tellsThatAPeerHasRestarted() {
    wire();
    settle();
    echoFromSgw(10);
    echoFromSgw(10);
    echoFromSgw(9); // overtaken
    settle();
    assertThat(mme.events).containsExactly("restarted 10.60.30.1");
  }

  @Test
  void tellsThatAPeerHasRestartedWhoseWireWasDownMeanwhile() {
    wire();
    settle();
    mme.wires.post(new WireEvent.Down(AT_MME));
    scheduler.runFor(Duration.ofSeconds(10));
    mme.wires.post(new WireEvent.Up(AT_MME));
    echoFromSgw(10);
    assertThat(mme.events).containsExactly("restarted 10.60.30.1");
  }

  @Test
  void givesAPathUpThatFailsTooLong() {
    wire();
    settle();
    mme.wires.post(new WireEvent.Down(AT_MME)); // and stays down
    scheduler.runFor(Duration.ofMinutes(5));
    assertThat(mme.events).containsExactly("failed 10.60.30.1");
    scheduler.runFor(Duration.ofMinutes(2));
    assertThat(mme.events).containsExactly("failed 10.60.30.1", "lost 10.60.30.1");
    wire();
    settle();
    echoFromSgw(10);
    assertThat(mme.events).endsWith("lost 10.60.30.1", "restarted 10.60.30.1");
  }

  @Test
  void keepsAPathThatComesBackInTime() {
    wire();
    network.silence(SGW);
    scheduler.runFor(Duration.ofMinutes(4));
    network.restore(SGW);
    scheduler.runFor(Duration.ofMinutes(6));
    assertThat(mme.events).containsExactly("failed 10.60.30.1", "restored 10.60.30.1");
  }

  @Test
  void answersEveryQuestionOverLinksThatLoseRepeatAndReorder() {
    network.conditions(new LinkConditions(Duration.ofMillis(1), Duration.ofMillis(400), 0.1, 0.1));
    wire();
    for (int i = 0; i < 200; i++) {
      new Asking(scheduler, "ue-" + i)
          .ask(
              ReleaseAccessBearersResponse.class,
              question -> mme.end.ask(SGW, REQUEST, new Teid(5), question));
    }
    scheduler.runFor(Duration.ofSeconds(20));
    // 19 % of the tries fail; all three of one question, 0.7 %
    assertThat(sgw.requests).hasSizeBetween(190, 200);
    assertThat(seenBySgw.drops()).contains(DropReason.DUPLICATE_REQUEST);
  }

  @Test
  void countsItsStartsInAFile(@TempDir Path folder) throws IOException {
    var file = folder.resolve("restarts");
    assertThat(RestartCounterFile.countStart(file)).isEqualTo(new RestartCounter(0));
    assertThat(RestartCounterFile.countStart(file)).isEqualTo(new RestartCounter(1));
    Files.writeString(file, "255\n");
    assertThat(RestartCounterFile.countStart(file)).isEqualTo(new RestartCounter(0));
    Files.writeString(file, "many");
    assertThatThrownBy(() -> RestartCounterFile.countStart(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'many' and not a restart counter");
  }

  private void ask() {
    asking.ask(
        ReleaseAccessBearersResponse.class,
        question -> mme.end.ask(SGW, REQUEST, new Teid(5), question));
  }

  private void echoFromSgw(int counter) {
    var echo = new EchoRequest(new RestartCounter(counter), OtherIes.NONE);
    sgw.end.transmit(
        sgw.end.wayTo(MME).orElseThrow(), Gtpc.encode(echo, Teid.NONE, counter), Optional.empty());
    settle();
  }

  private void wire() {
    mme.wires.post(new WireEvent.Up(AT_MME));
    sgw.wires.post(new WireEvent.Up(AT_SGW));
  }

  private void settle() {
    scheduler.runFor(Duration.ofMillis(10));
  }

  private static long requestsSeen(Seen seen, Direction direction) {
    return seen.messages().stream()
        .filter(message -> message.direction() == direction && message.octets().at(1) == 170)
        .count();
  }

  private final class Side implements GtpcHandler {
    private final Wires wires = new Wires();
    private final List<IncomingGtpc> requests = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final GtpcEnd end;
    private boolean answering = true;
    private boolean loseAnswers;

    private Side(Seen seen, int restartCounter) {
      end =
          GtpcEnd.start(
              network.udp(),
              List.of(ReferencePoint.S11),
              wires,
              seen.surroundings(scheduler),
              GtpcOptions.DEFAULT,
              new RestartCounter(restartCounter),
              this);
    }

    @Override
    public Optional<String> received(IncomingGtpc message, Burst burst) {
      requests.add(message);
      if (answering && message.message() instanceof ReleaseAccessBearersRequest) {
        if (loseAnswers) {
          network.silence(SGW);
        }
        end.answer(message, RESPONSE, new Teid(1), Optional.empty());
        scheduler.after(Duration.ofSeconds(1), () -> network.restore(SGW));
      }
      return Optional.of("session-1");
    }

    @Override
    public void peerRestarted(InetAddress peer) {
      events.add("restarted " + peer.getHostAddress());
    }

    @Override
    public void pathFailed(InetAddress peer) {
      events.add("failed " + peer.getHostAddress());
    }

    @Override
    public void pathLost(InetAddress peer) {
      events.add("lost " + peer.getHostAddress());
    }

    @Override
    public void pathRestored(InetAddress peer) {
      events.add("restored " + peer.getHostAddress());
    }
  }
}
