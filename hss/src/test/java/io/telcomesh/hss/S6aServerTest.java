package io.telcomesh.hss;

import static io.telcomesh.hss.HssWorld.HOME;
import static io.telcomesh.hss.HssWorld.IMSI;
import static io.telcomesh.hss.HssWorld.MME;
import static io.telcomesh.hss.HssWorld.OTHER_MME;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.CancelLocationAnswer;
import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.TerminalInformation;
import io.telcomesh.diameter.s6a.UlrFlags;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.hss.subscription.InMemorySubscribers;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterHandler;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.diameter.DiameterPeer;
import io.telcomesh.referencepoints.diameter.DiameterTransport;
import io.telcomesh.referencepoints.diameter.IncomingDiameter;
import io.telcomesh.referencepoints.diameter.SctpDiameterTransport;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.security.RandomSource;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The HSS at its Diameter end, in memory and in virtual time, as a simulation makes it.
final class S6aServerTest {
  private static final InetAddress HSS = InetAddress.ofLiteral("10.60.20.1");

  private final SimulatedScheduler scheduler = new SimulatedScheduler(7);
  private final InMemoryNetwork network = new InMemoryNetwork(scheduler, new Random(7));
  private final Surroundings surroundings =
      new Surroundings(scheduler, MessageObserver.NONE, DropCounter.NONE);
  private final RecordingObserver observer = new RecordingObserver();
  private final InMemorySubscribers subscribers = new InMemorySubscribers();

  @Test
  void cancelsLocationAtMmeThatAnotherFollows() {
    subscribers.put(HssWorld.SUBSCRIBER);
    var server = startHss();
    var first = new Mme(MME, "10.60.10.1");
    var second = new Mme(OTHER_MME, "10.60.11.1");
    first.locate();
    second.locate();
    assertThat(first.answers).extracting(DiameterAnswer::result).containsExactly(Result.SUCCESS);
    assertThat(second.answers).extracting(DiameterAnswer::result).containsExactly(Result.SUCCESS);
    assertThat(first.requests).hasOnlyElementsOfType(CancelLocationRequest.class).hasSize(1);
    assertThat(second.requests).isEmpty();
    assertThat(observer.outcomes()).endsWith("CancelLocation COMPLETED");
    assertThat(server.active()).isZero();
    assertThat(observer.failures()).isEmpty();
    scheduler.close();
  }

  private S6aServer startHss() {
    var options = HssOptions.of("hss-0." + HOME.epcRealm(), HOME);
    var wires = new Wires();
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S6A, HSS)));
    return S6aServer.start(
        peers -> new Hss(options, scheduler, observer, subscribers, RandomSource.seeded(7), peers),
        handler ->
            DiameterEnd.answering(
                List.of(transport()),
                S6aServer.node(options, scheduler),
                wires,
                surroundings,
                DiameterOptions.DEFAULT,
                new Random(1),
                handler));
  }

  private DiameterTransport transport() {
    return new SctpDiameterTransport(network.sctp(), SctpOptions.SIGNALLING);
  }

  /// An MME that locates a subscriber and forgets him when it is told to.
  private final class Mme implements DiameterHandler {
    final List<DiameterRequest> requests = new ArrayList<>();
    final List<DiameterAnswer> answers = new ArrayList<>();
    private final String host;
    private final DiameterEnd end;
    private final ProcedureRunner<String, UpdateLocationRequest> runner;

    Mme(String host, String address) {
      this.host = host;
      var wires = new Wires();
      wires.post(
          new WireEvent.Up(new Wire(ReferencePoint.S6A, InetAddress.ofLiteral(address), HSS)));
      end =
          DiameterEnd.dialling(
              transport(),
              new DiameterNode(host, HOME.epcRealm(), 1, 10415, S6aAvps.APPLICATION),
              wires,
              surroundings,
              DiameterOptions.DEFAULT,
              new Random(2),
              this);
      runner =
          new Procedures<String, UpdateLocationRequest>(
                  scheduler,
                  (asking, request) -> Optional.of(new Asking(asking, request)),
                  new RecordingObserver(),
                  reference -> reference)
              .runner("ue-1");
    }

    void locate() {
      var realm = HOME.epcRealm();
      runner.post(
          UpdateLocationRequest.of(
              new Route(host + ";1;1", host, realm, Optional.empty(), realm),
              IMSI,
              HOME,
              UlrFlags.initialAttach(),
              TerminalInformation.of(Optional.empty())));
      scheduler.runFor(Duration.ofSeconds(5));
    }

    @Override
    public Optional<String> received(IncomingDiameter incoming, Burst burst) {
      requests.add(incoming.request());
      var request = (CancelLocationRequest) incoming.request();
      end.answer(
          incoming,
          new CancelLocationAnswer(
              request.sessionId(),
              List.of(),
              Optional.of(Result.SUCCESS),
              Optional.empty(),
              S6aAvps.NO_STATE_MAINTAINED,
              host,
              HOME.epcRealm(),
              Optional.empty(),
              OtherIes.NONE),
          Optional.empty());
      return Optional.empty();
    }

    @Override
    public void peerUp(DiameterPeer peer, boolean restarted) {}

    @Override
    public void peerDown(DiameterPeer peer) {}

    private final class Asking extends Procedure<UpdateLocationRequest> {
      private final ProcedureRunner<String, UpdateLocationRequest> asking;
      private final UpdateLocationRequest request;

      Asking(ProcedureRunner<String, UpdateLocationRequest> asking, UpdateLocationRequest request) {
        this.asking = asking;
        this.request = request;
      }

      @Override
      protected void run() {
        answers.add(
            asking
                .question(DiameterAnswer.class)
                .handedTo(question -> end.ask(request, question))
                .ask());
      }
    }
  }
}
