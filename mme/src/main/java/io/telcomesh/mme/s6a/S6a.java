package io.telcomesh.mme.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.CancelLocationAnswer;
import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataRequest;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.InsertSubscriberDataRequest;
import io.telcomesh.diameter.s6a.RequestToMme;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Question;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterHandler;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterPeer;
import io.telcomesh.referencepoints.diameter.IncomingDiameter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// S6a over a Diameter end: requests go to whatever peer there is, requests of an HSS find their
/// UE.
public final class S6a implements DiameterHandler {
  private static final System.Logger LOG = System.getLogger(S6a.class.getName());

  private final DiameterNode node;
  private final Plmn plmn;
  private final Supplier<DiameterEnd> end;
  private final Function<Imsi, Optional<ProcedureRunner<UeContext, UeMessage>>> ues;
  private final AtomicLong sessions = new AtomicLong();

  /// @param plmn of the MME
  public S6a(
      DiameterNode node,
      Plmn plmn,
      Supplier<DiameterEnd> end,
      Function<Imsi, Optional<ProcedureRunner<UeContext, UeMessage>>> ues) {
    this.node = node;
    this.plmn = plmn;
    this.end = end;
    this.ues = ues;
  }

  /// A new session, towards the realm of the subscriber's home network, TS 23.003 §19.2. Of a
  /// foreign IMSI the MNC is taken to have two digits.
  Route route(Imsi imsi) {
    var home =
        imsi.isOf(plmn)
            ? plmn
            : new Plmn(imsi.digits().substring(0, 3), imsi.digits().substring(3, 5));
    return new Route(
        "%s;%d;%d".formatted(node.host(), node.originStateId(), sessions.incrementAndGet()),
        node.host(),
        node.realm(),
        Optional.empty(),
        home.epcRealm());
  }

  /// Sends a request; its answer is posted to the question.
  void ask(DiameterRequest request, Question<?> question) {
    end.get().ask(request, question);
  }

  @Override
  public Optional<String> received(IncomingDiameter incoming, Burst burst) {
    if (!(incoming.request() instanceof RequestToMme request)) {
      end.get().refuse(incoming, Result.COMMAND_UNSUPPORTED);
      return Optional.empty();
    }
    var ue = ues.apply(request.imsi());
    if (ue.isEmpty()) {
      end.get().answer(incoming, unknown(request), Optional.empty());
      return Optional.empty();
    }
    var reference = Optional.of(ue.get().context().reference());
    burst.post(ue.get(), message(request, answer -> end.get().answer(incoming, answer, reference)));
    return reference;
  }

  private UeMessage message(RequestToMme request, Consumer<DiameterAnswer> answer) {
    return switch (request) {
      case CancelLocationRequest cancel ->
          new UeMessage.CancelLocation(cancel, () -> answer.accept(answer(cancel)));
      case InsertSubscriberDataRequest insert ->
          new UeMessage.InsertSubscriberData(
              insert, answer(insert, Result.SUCCESS), answer::accept);
      case DeleteSubscriberDataRequest delete ->
          new UeMessage.DeleteSubscriberData(
              delete, () -> answer.accept(answer(delete, Result.SUCCESS)));
    };
  }

  /// TS 29.272 §5.2.1.2.2: who is not here is cancelled already; §5.2.2.1.2 and §5.2.2.2.2.
  private DiameterAnswer unknown(RequestToMme request) {
    return switch (request) {
      case CancelLocationRequest cancel -> answer(cancel);
      case InsertSubscriberDataRequest insert -> answer(insert, Result.USER_UNKNOWN);
      case DeleteSubscriberDataRequest delete -> answer(delete, Result.USER_UNKNOWN);
    };
  }

  private InsertSubscriberDataAnswer answer(InsertSubscriberDataRequest request, Result result) {
    return InsertSubscriberDataAnswer.of(request, node.host(), node.realm(), result);
  }

  private DeleteSubscriberDataAnswer answer(DeleteSubscriberDataRequest request, Result result) {
    return DeleteSubscriberDataAnswer.of(request, node.host(), node.realm(), result);
  }

  @Override
  public void peerUp(DiameterPeer peer, boolean restarted) {
    LOG.log(System.Logger.Level.INFO, "HSS {0} is there", peer.host());
  }

  @Override
  public void peerDown(DiameterPeer peer) {
    LOG.log(System.Logger.Level.WARNING, "HSS {0} is gone", peer.host());
  }

  private CancelLocationAnswer answer(CancelLocationRequest request) {
    return new CancelLocationAnswer(
        request.sessionId(),
        List.of(),
        Optional.of(Result.SUCCESS),
        Optional.empty(),
        S6aAvps.NO_STATE_MAINTAINED,
        node.host(),
        node.realm(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
