package io.telcomesh.hss;

import static io.telcomesh.hss.HssWorld.CELL;
import static io.telcomesh.hss.HssWorld.HOME;
import static io.telcomesh.hss.HssWorld.IMSI;
import static io.telcomesh.hss.HssWorld.TRACKING_AREA;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.CancelLocationAnswer;
import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataRequest;
import io.telcomesh.diameter.s6a.EpsLocationInformation;
import io.telcomesh.diameter.s6a.EpsUserState;
import io.telcomesh.diameter.s6a.EutranVector;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.InsertSubscriberDataRequest;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.RequestToMme;
import io.telcomesh.diameter.s6a.RequestedEutranAuthenticationInfo;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.diameter.s6a.SupportedFeatures;
import io.telcomesh.diameter.s6a.TerminalInformation;
import io.telcomesh.diameter.s6a.UlrFlags;
import io.telcomesh.diameter.s6a.UpdateLocationAnswer;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.diameter.s6a.UserState;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterHandler;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.diameter.DiameterPeer;
import io.telcomesh.referencepoints.diameter.IncomingDiameter;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// An MME's S6a end: it asks, and does what it is asked.
public final class MmeEnd implements DiameterHandler {
  public final String host;
  public final String realm;

  /// What the HSS has asked.
  public final List<RequestToMme> requests = new ArrayList<>();

  /// What it answers to the requests of the HSS.
  public Result willing = Result.SUCCESS;

  private final S6aWorld world;
  private final DiameterEnd end;
  private final ProcedureRunner<String, DiameterRequest> runner;
  private final List<DiameterAnswer> answers = new ArrayList<>();
  private int session;

  MmeEnd(S6aWorld world, String host, String realm, InetAddress address) {
    this.world = world;
    this.host = host;
    this.realm = realm;
    var wires = new Wires();
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S6A, address, S6aWorld.HSS)));
    end =
        DiameterEnd.dialling(
            world.transport(),
            new DiameterNode(host, realm, 1, 10415, S6aAvps.APPLICATION),
            wires,
            world.surroundings,
            DiameterOptions.DEFAULT,
            new Random(2),
            this);
    runner =
        new Procedures<String, DiameterRequest>(
                world.scheduler,
                (asking, request) -> Optional.of(new Asking(asking, request)),
                new RecordingObserver(),
                reference -> reference)
            .runner("ue-1");
  }

  /// Waits for the answer, and for what follows from it.
  public DiameterAnswer ask(DiameterRequest request) {
    int before = answers.size();
    runner.post(request);
    world.scheduler.runFor(Duration.ofSeconds(5));
    if (answers.size() != before + 1) {
      throw new AssertionError("no answer to " + request);
    }
    return answers.getLast();
  }

  public List<EutranVector> vectors(int number) {
    return vectors(number, HOME, Optional.empty());
  }

  public List<EutranVector> vectors(int number, Plmn visited, Optional<Octets> resynchronisation) {
    var answer =
        (AuthenticationInformationAnswer) ask(authenticate(number, visited, resynchronisation));
    if (!answer.result().success()) {
      throw new AssertionError("refused: " + answer.result());
    }
    return answer.authenticationInfo().orElseThrow().inOrder();
  }

  public AuthenticationInformationRequest authenticate(
      int number, Plmn visited, Optional<Octets> resynchronisation) {
    return AuthenticationInformationRequest.of(
        route(),
        IMSI,
        visited,
        RequestedEutranAuthenticationInfo.vectors(number, resynchronisation));
  }

  public UpdateLocationAnswer locate() {
    return (UpdateLocationAnswer) ask(location(UlrFlags.initialAttach(), HOME, 1004, List.of()));
  }

  public SubscriptionData subscription() {
    return locate().subscriptionData().orElseThrow();
  }

  public UpdateLocationRequest location(
      UlrFlags flags, Plmn visited, int ratType, List<SupportedFeatures> features) {
    var route = route();
    return new UpdateLocationRequest(
        route.sessionId(),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        realm,
        Optional.empty(),
        route.destinationRealm(),
        IMSI,
        features,
        Optional.of(
            new TerminalInformation(
                Optional.of("35609204079301"), Optional.of("78"), OtherIes.NONE)),
        ratType,
        flags,
        visited,
        OtherIes.NONE);
  }

  public PurgeUeRequest purge() {
    return PurgeUeRequest.of(route(), IMSI);
  }

  public Route route() {
    return new Route(
        "%s;1;%d".formatted(host, ++session), host, realm, Optional.empty(), HOME.epcRealm());
  }

  @Override
  public Optional<String> received(IncomingDiameter incoming, Burst burst) {
    var request = (RequestToMme) incoming.request();
    requests.add(request);
    end.answer(incoming, answer(request), Optional.empty());
    return Optional.empty();
  }

  private DiameterAnswer answer(RequestToMme request) {
    return switch (request) {
      case CancelLocationRequest clr -> cancelled(clr);
      case InsertSubscriberDataRequest idr -> inserted(idr);
      case DeleteSubscriberDataRequest dsr ->
          DeleteSubscriberDataAnswer.of(dsr, host, realm, willing);
    };
  }

  private InsertSubscriberDataAnswer inserted(InsertSubscriberDataRequest request) {
    var answer = InsertSubscriberDataAnswer.of(request, host, realm, willing);
    return request
        .flags()
        .filter(_ -> willing.success())
        .map(flags ->
            answer.with(
                Optional.of(1).filter(_ -> flags.tAds()),
                Optional.of(Instant.parse("2026-11-24T09:00:00Z")).filter(_ -> flags.tAds()),
                Optional.of(S6aAvps.RAT_EUTRAN).filter(_ -> flags.ratType()),
                Optional.of(EpsUserState.of(UserState.CONNECTED_NOT_REACHABLE_FOR_PAGING))
                    .filter(_ -> flags.userState()),
                Optional.of(EpsLocationInformation.of(CELL, TRACKING_AREA, 0))
                    .filter(_ -> flags.location())))
        .orElse(answer);
  }

  private CancelLocationAnswer cancelled(CancelLocationRequest request) {
    return new CancelLocationAnswer(
        request.sessionId(),
        List.of(),
        Optional.of(Result.SUCCESS),
        Optional.empty(),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        realm,
        Optional.empty(),
        OtherIes.NONE);
  }

  @Override
  public void peerUp(DiameterPeer peer, boolean restarted) {}

  @Override
  public void peerDown(DiameterPeer peer) {}

  private final class Asking extends Procedure<DiameterRequest> {
    private final ProcedureRunner<String, DiameterRequest> asking;
    private final DiameterRequest request;

    Asking(ProcedureRunner<String, DiameterRequest> asking, DiameterRequest request) {
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
