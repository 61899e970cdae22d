package io.telcomesh.mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInfo;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.CancelLocationAnswer;
import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataRequest;
import io.telcomesh.diameter.s6a.EutranVector;
import io.telcomesh.diameter.s6a.IdrFlags;
import io.telcomesh.diameter.s6a.InsertSubscriberDataRequest;
import io.telcomesh.diameter.s6a.PurgeUeAnswer;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.RequestToMme;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.diameter.s6a.UpdateLocationAnswer;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.procedures.testing.ScriptedPeer;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterHandler;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterPeer;
import io.telcomesh.referencepoints.diameter.IncomingDiameter;
import io.telcomesh.security.AuthenticationCentre;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.Auts;
import io.telcomesh.security.EpsAuthenticationVector;
import io.telcomesh.security.RandomSource;
import io.telcomesh.security.SequenceNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A HSS that answers by a script; without one it knows [Subscriber#ALICE] and [Subscriber#BOB].
final class ScriptedHss implements DiameterHandler {
  static final DiameterNode NODE =
      new DiameterNode(
          "hss.epc.mnc001.mcc001.3gppnetwork.org",
          "epc.mnc001.mcc001.3gppnetwork.org",
          1,
          10415,
          S6aAvps.APPLICATION);

  final ScriptedPeer script;

  private final AuthenticationCentre centre = new AuthenticationCentre(RandomSource.seeded(1));
  private final Map<Imsi, SequenceNumber> sequenceNumbers = new HashMap<>();
  private final List<CancelLocationAnswer> cancelled = new ArrayList<>();
  private final List<DiameterAnswer> answered = new ArrayList<>();
  private final ProcedureRunner<String, CancelLocationRequest> cancelling;
  private final ProcedureRunner<String, RequestToMme> asking;
  private int sessions;
  private Optional<DiameterEnd> end = Optional.empty();

  ScriptedHss(Scheduler scheduler) {
    script =
        new ScriptedPeer(scheduler, Duration.ZERO)
            .on(AuthenticationInformationRequest.class, this::authenticate)
            .on(UpdateLocationRequest.class, request -> updated(request, Subscriber.subscription()))
            .on(PurgeUeRequest.class, ScriptedHss::purged);
    cancelling =
        new Procedures<String, CancelLocationRequest>(
                scheduler,
                (_, request) -> Optional.of(new Cancelling(request)),
                new RecordingObserver(),
                name -> name)
            .runner("cancelling");
    asking =
        new Procedures<String, RequestToMme>(
                scheduler,
                (_, request) -> Optional.of(new Asking(request)),
                new RecordingObserver(),
                name -> name)
            .runner("asking");
  }

  void answersOver(DiameterEnd diameter) {
    end = Optional.of(diameter);
  }

  /// It ends and says so.
  void leave() {
    end().close();
  }

  @Override
  public Optional<String> received(IncomingDiameter incoming, Burst burst) {
    script.receive(
        incoming.request(),
        answer -> end().answer(incoming, (DiameterAnswer) answer, Optional.empty()));
    return Optional.empty();
  }

  @Override
  public void peerUp(DiameterPeer peer, boolean restarted) {}

  @Override
  public void peerDown(DiameterPeer peer) {}

  /// Cancel Location, TS 29.272 §5.2.1.2: the subscription is withdrawn.
  void cancel(Imsi imsi) {
    cancel(imsi, CancellationType.SUBSCRIPTION_WITHDRAWAL, 0);
  }

  /// @param flags CLR-Flags
  void cancel(Imsi imsi, CancellationType type, long flags) {
    cancelling.post(
        new CancelLocationRequest(
            "hss;1;%d".formatted(cancelled.size() + 1),
            S6aAvps.NO_STATE_MAINTAINED,
            NODE.host(),
            NODE.realm(),
            World.MME_NODE.host(),
            World.MME_NODE.realm(),
            imsi,
            List.of(),
            type,
            Optional.of(flags),
            OtherIes.NONE));
  }

  /// Insert Subscriber Data, TS 29.272 §5.2.2.1.
  void insert(Imsi imsi, SubscriptionData change, Optional<IdrFlags> wanted) {
    asking.post(InsertSubscriberDataRequest.of(toMme(), imsi, change, wanted));
  }

  /// Delete Subscriber Data, TS 29.272 §5.2.2.2.
  void delete(Imsi imsi, long flags) {
    asking.post(DeleteSubscriberDataRequest.of(toMme(), imsi, flags));
  }

  /// What the MME has answered to what it was asked for.
  <A extends DiameterAnswer> List<A> answered(Class<A> type) {
    return answered.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private Route toMme() {
    return new Route(
        "hss;2;%d".formatted(++sessions),
        NODE.host(),
        NODE.realm(),
        Optional.of(World.MME_NODE.host()),
        World.MME_NODE.realm());
  }

  List<CancelLocationAnswer> cancelled() {
    return cancelled;
  }

  static AuthenticationInformationAnswer noVector(
      AuthenticationInformationRequest request, Result why) {
    return answer(request, why, Optional.empty());
  }

  static UpdateLocationAnswer updated(UpdateLocationRequest request, SubscriptionData told) {
    return answer(request, Result.SUCCESS, Optional.of(told));
  }

  static UpdateLocationAnswer notUpdated(UpdateLocationRequest request, Result why) {
    return answer(request, why, Optional.empty());
  }

  AuthenticationInformationAnswer authenticate(AuthenticationInformationRequest request) {
    var subscriber =
        List.of(Subscriber.ALICE, Subscriber.BOB).stream()
            .filter(each -> each.imsi().equals(request.imsi()))
            .findFirst();
    if (subscriber.isEmpty()) {
      return noVector(request, Result.USER_UNKNOWN);
    }
    var functions = subscriber.get().functions();
    var last = sequenceNumbers.getOrDefault(request.imsi(), SequenceNumber.ZERO);
    var resynchronisation =
        request.requestedEutran().flatMap(wanted -> wanted.resynchronizationInfo());
    if (resynchronisation.isPresent()) {
      var rand = resynchronisation.get().slice(0, 16);
      var auts = new Auts(resynchronisation.get().from(16));
      var usim = centre.sequenceNumber(functions, rand, auts);
      if (usim.isEmpty()) {
        return noVector(request, Result.AUTHENTICATION_DATA_UNAVAILABLE);
      }
      last = last.resynchronised(usim.get());
    }
    int number =
        request.requestedEutran().flatMap(wanted -> wanted.numberOfRequestedVectors()).orElse(1);
    var next = last.next();
    sequenceNumbers.put(
        request.imsi(),
        Stream.iterate(next, SequenceNumber::next).skip(number - 1).findFirst().orElseThrow());
    var amf = AuthenticationManagementField.EPS;
    var visited = request.visitedPlmn().octets();
    var vectors = centre.vectors(functions, amf, visited, next, number);
    var numbered = IntStream.range(0, number).mapToObj(i -> vector(i + 1, vectors.get(i))).toList();
    return answer(
        request, Result.SUCCESS, Optional.of(new AuthenticationInfo(numbered, OtherIes.NONE)));
  }

  private static EutranVector vector(long number, EpsAuthenticationVector vector) {
    return new EutranVector(
        Optional.of(number),
        vector.rand(),
        vector.xres(),
        vector.autn().octets(),
        vector.kasme().octets(),
        OtherIes.NONE);
  }

  private static AuthenticationInformationAnswer answer(
      AuthenticationInformationRequest request, Result result, Optional<AuthenticationInfo> told) {
    return new AuthenticationInformationAnswer(
        request.sessionId(),
        Optional.of(result).filter(each -> !each.experimental()),
        Optional.of(result).filter(Result::experimental),
        Optional.empty(),
        S6aAvps.NO_STATE_MAINTAINED,
        NODE.host(),
        NODE.realm(),
        List.of(),
        told,
        Optional.empty(),
        OtherIes.NONE);
  }

  private static UpdateLocationAnswer answer(
      UpdateLocationRequest request, Result result, Optional<SubscriptionData> told) {
    return new UpdateLocationAnswer(
        request.sessionId(),
        Optional.of(result).filter(each -> !each.experimental()),
        Optional.of(result).filter(Result::experimental),
        Optional.empty(),
        S6aAvps.NO_STATE_MAINTAINED,
        NODE.host(),
        NODE.realm(),
        List.of(),
        Optional.empty(),
        told,
        Optional.empty(),
        OtherIes.NONE);
  }

  private static PurgeUeAnswer purged(PurgeUeRequest request) {
    return new PurgeUeAnswer(
        request.sessionId(),
        List.of(),
        Optional.of(Result.SUCCESS),
        Optional.empty(),
        S6aAvps.NO_STATE_MAINTAINED,
        NODE.host(),
        NODE.realm(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private DiameterEnd end() {
    return end.orElseThrow();
  }

  /// Asks the MME and remembers its answer, whatever it is.
  private final class Asking extends Procedure<RequestToMme> {
    private final RequestToMme request;

    Asking(RequestToMme request) {
      this.request = request;
    }

    @Override
    protected void run() {
      answered.add(
          asking
              .question(DiameterAnswer.class)
              .handedTo(question -> end().ask(World.MME_NODE.host(), request, question))
              .ask());
    }
  }

  /// Asks the MME and remembers its answer.
  private final class Cancelling extends Procedure<CancelLocationRequest> {
    private final CancelLocationRequest request;

    Cancelling(CancelLocationRequest request) {
      this.request = request;
    }

    @Override
    protected void run() {
      cancelled.add(
          cancelling
              .question(CancelLocationAnswer.class)
              .handedTo(question -> end().ask(World.MME_NODE.host(), request, question))
              .ask());
    }
  }
}
