package io.telcomesh.mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.BearerContextCreated;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.gtp.gtpc.DownlinkDataNotification;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationAcknowledge;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.GtpcRequest;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.gtp.gtpc.PgwRestartNotification;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersRequest;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersResponse;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.procedures.testing.ScriptedPeer;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.referencepoints.gtpc.GtpcHandler;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A SGW that answers by a script and knows which sessions it has.
final class ScriptedSgw implements GtpcHandler {
  static final Inet4Address UE_ADDRESS = (Inet4Address) InetAddress.ofLiteral("10.45.0.2");
  static final InetAddress USER_PLANE = InetAddress.ofLiteral("10.60.40.1");

  final ScriptedPeer script;

  /// The MME's tunnel of each UE by the SGW's.
  final Map<Integer, Teid> sessions = new TreeMap<>();

  /// The default bearers of the sessions in each of its tunnels.
  final Map<Integer, Set<Integer>> bearers = new TreeMap<>();

  /// The tunnel that each request came in.
  private final Map<Object, Teid> addressed = new IdentityHashMap<>();

  /// The PGW of the sessions that it creates from now on.
  InetAddress pgw = World.PGW;

  private final Map<List<Integer>, InetAddress> pgws = new HashMap<>();
  private Runnable withModify = () -> {};

  final List<CauseValue> notified = new ArrayList<>();
  private final ProcedureRunner<String, Notification> notifying;
  private Optional<Class<? extends GtpcRequest>> deafTo = Optional.empty();
  private int last;
  private boolean lost;
  private Optional<GtpcEnd> end = Optional.empty();

  ScriptedSgw(Scheduler scheduler) {
    script =
        new ScriptedPeer(scheduler, Duration.ZERO)
            .on(CreateSessionRequest.class, this::create)
            .on(ModifyBearerRequest.class, _ -> ModifyBearerResponse.of(ok()))
            .on(ReleaseAccessBearersRequest.class, _ -> ReleaseAccessBearersResponse.of(ok()))
            .on(DeleteSessionRequest.class, _ -> DeleteSessionResponse.of(ok()));
    notifying =
        new Procedures<String, Notification>(
                scheduler,
                (_, notification) -> Optional.of(new Notifying(notification)),
                new RecordingObserver(),
                name -> name)
            .runner("notifying");
  }

  void answersOver(GtpcEnd gtpc) {
    end = Optional.of(gtpc);
  }

  /// From now on such requests seem never to have been sent.
  void deafTo(Class<? extends GtpcRequest> type) {
    deafTo = Optional.of(type);
  }

  @Override
  public Optional<String> received(IncomingGtpc incoming, Burst burst) {
    if (deafTo.filter(type -> type.isInstance(incoming.message())).isPresent()) {
      return Optional.empty();
    }
    var tunnel = incoming.header().teid().orElse(Teid.NONE);
    addressed.put(incoming.message(), tunnel);
    if (incoming.message() instanceof DeleteSessionRequest delete) {
      forget(tunnel.value(), delete.linkedEpsBearerIdentity().orElseThrow().value());
    }
    if (lost && incoming.message() instanceof ModifyBearerRequest && !has(tunnel)) {
      var notFound = ModifyBearerResponse.of(Cause.of(CauseValue.CONTEXT_NOT_FOUND));
      end().answer(incoming, notFound, Teid.NONE, Optional.empty());
      return Optional.empty();
    }
    script.receive(
        incoming.message(),
        answer -> {
          if (answer instanceof ModifyBearerResponse) {
            withModify.run();
            withModify = () -> {};
          }
          end().answer(incoming, (GtpcResponse) answer, Teid.NONE, Optional.empty());
        });
    return Optional.empty();
  }

  @Override
  public void peerRestarted(InetAddress peer) {}

  @Override
  public void pathFailed(InetAddress peer) {}

  @Override
  public void pathLost(InetAddress peer) {}

  @Override
  public void pathRestored(InetAddress peer) {}

  /// What it answers when nothing is wrong.
  CreateSessionResponse create(CreateSessionRequest request) {
    return create(request, PdnAddressAllocation.ipv4(UE_ADDRESS), CauseValue.REQUEST_ACCEPTED);
  }

  CreateSessionResponse create(
      CreateSessionRequest request, PdnAddressAllocation address, CauseValue cause) {
    var bearer = request.bearerContextsToBeCreated().getFirst().epsBearerIdentity();
    var beside = addressed.getOrDefault(request, Teid.NONE); // none: the UE's first session
    int tunnel = beside.equals(Teid.NONE) ? ++last : beside.value();
    sessions.put(tunnel, request.sender().teid());
    bearers.computeIfAbsent(tunnel, _ -> new TreeSet<>()).add(bearer.value());
    pgws.put(List.of(tunnel, bearer.value()), pgw);
    var user =
        FTeid.of(
            InterfaceType.S1_U_SGW_GTPU,
            new Teid(1000 + tunnel + 100 * (bearer.value() - 5)),
            USER_PLANE);
    return new CreateSessionResponse(
        Cause.of(cause),
        Optional.of(FTeid.of(InterfaceType.S11_S4_SGW_GTPC, new Teid(tunnel), World.SGW)),
        Optional.of(FTeid.of(InterfaceType.S5_S8_PGW_GTPC, new Teid(tunnel), pgw)),
        Optional.of(address),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new BearerContextCreated(
                bearer,
                ok(),
                Optional.of(user),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OtherIes.NONE)),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private void forget(int tunnel, int bearer) {
    var left = bearers.getOrDefault(tunnel, new TreeSet<>());
    left.remove(bearer);
    if (left.isEmpty()) {
      sessions.remove(tunnel);
      bearers.remove(tunnel);
    }
  }

  <Q extends GtpcRequest> List<Q> received(Class<Q> type) {
    return script.received(type);
  }

  /// It ends with all that it had.
  void lose() {
    end().close();
    lost = true;
    sessions.clear();
    bearers.clear();
  }

  private boolean has(Teid tunnel) {
    return sessions.containsKey(tunnel.value());
  }

  /// PGW Restart Notification, TS 29.274 §7.9.5: the sessions at the PGW are gone.
  void pgwRestarted(InetAddress which) {
    pgws.entrySet().stream()
        .filter(session -> session.getValue().equals(which))
        .map(Map.Entry::getKey)
        .forEach(session -> forget(session.getFirst(), session.getLast()));
    var notification =
        new PgwRestartNotification(which, World.SGW, Optional.empty(), OtherIes.NONE);
    end().send(World.MME_S11, notification, Teid.NONE, Optional.empty());
  }

  /// What happens together with its next Modify Bearer Response, which may be overtaken.
  void withModify(Runnable event) {
    withModify = event;
  }

  /// Downlink Data Notification, TS 29.274 §7.2.11.1.
  void notifyOf(Teid mmeTunnel) {
    notifyOf(mmeTunnel, EpsBearerIdentity.FIRST);
  }

  /// @param bearer that packets came for
  void notifyOf(Teid mmeTunnel, EpsBearerIdentity bearer) {
    notifying.post(new Notification(mmeTunnel, bearer, Optional.empty()));
  }

  /// The eNodeB said that it does not know the UE's bearer, TS 23.007 §22.
  void notifyOfErrorIndication(Teid mmeTunnel) {
    var error = Cause.of(CauseValue.ERROR_INDICATION_FROM_RNC_ENODEB_S4_SGSN_MME);
    notifying.post(new Notification(mmeTunnel, EpsBearerIdentity.FIRST, Optional.of(error)));
  }

  private record Notification(Teid mmeTunnel, EpsBearerIdentity bearer, Optional<Cause> cause) {}

  static Cause ok() {
    return Cause.of(CauseValue.REQUEST_ACCEPTED);
  }

  private GtpcEnd end() {
    return end.orElseThrow();
  }

  private final class Notifying extends Procedure<Notification> {
    private final Notification what;

    Notifying(Notification what) {
      this.what = what;
    }

    @Override
    protected void run() {
      var notification =
          new DownlinkDataNotification(
              what.cause,
              Optional.of(what.bearer),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              OtherIes.NONE);
      var answer =
          notifying
              .question(DownlinkDataNotificationAcknowledge.class)
              .handedTo(
                  question -> end().ask(World.MME_S11, notification, what.mmeTunnel, question))
              .ask();
      notified.add(answer.cause().value().orElseThrow());
    }
  }
}
