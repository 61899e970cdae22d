package io.telcomesh.mme;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.procedures.testing.ScriptedPeer;
import io.telcomesh.referencepoints.s1ap.S1apAssociation;
import io.telcomesh.referencepoints.s1ap.S1apHandler;
import io.telcomesh.s1ap.CauseMisc;
import io.telcomesh.s1ap.CauseRadioNetwork;
import io.telcomesh.s1ap.DownlinkNasTransport;
import io.telcomesh.s1ap.ERabItem;
import io.telcomesh.s1ap.ERabReleaseCommand;
import io.telcomesh.s1ap.ERabReleaseResponse;
import io.telcomesh.s1ap.ERabReleased;
import io.telcomesh.s1ap.ERabSetup;
import io.telcomesh.s1ap.ERabSetupRequest;
import io.telcomesh.s1ap.ERabSetupResponse;
import io.telcomesh.s1ap.EnbId;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.GlobalEnbId;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.InitialContextSetupResponse;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.PagingDrx;
import io.telcomesh.s1ap.Reset;
import io.telcomesh.s1ap.ResetType;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import io.telcomesh.s1ap.S1SetupRequest;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.SupportedTa;
import io.telcomesh.s1ap.TransportLayerAddress;
import io.telcomesh.s1ap.UeAssociatedLogicalS1Connection;
import io.telcomesh.s1ap.UeAssociatedMessage;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;
import io.telcomesh.s1ap.UeContextModificationRequest;
import io.telcomesh.s1ap.UeContextModificationResponse;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.s1ap.UeContextReleaseComplete;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import io.telcomesh.s1ap.UeS1apIds;
import io.telcomesh.s1ap.UplinkNasTransport;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// An eNodeB that says S1 Setup when its association is up and answers by a script.
final class ScriptedEnodeb implements S1apHandler {
  static final InetAddress USER_PLANE = InetAddress.ofLiteral("10.60.40.2");

  final ScriptedPeer script;

  /// What it says first, when it says anything.
  Optional<S1SetupRequest> setup;

  /// The UEs that are connected, by its names.
  final Map<Integer, Connection> connections = new TreeMap<>();

  /// Where its cells are.
  Tai tai = World.TAI;

  /// The bearers of the UEs that are connected, by its names.
  final Map<Integer, Set<EpsBearerIdentity>> bearers = new TreeMap<>();

  private final int number;
  private int last;
  private Optional<S1apAssociation> association = Optional.empty();

  /// A UE with the MME's name of it, once that is known.
  record Connection(ScriptedUe ue, Optional<MmeUeS1apId> mmeUeS1apId) {}

  ScriptedEnodeb(Scheduler scheduler, int number) {
    this.number = number;
    this.setup = Optional.of(setup(List.of(new SupportedTa(7, List.of(World.PLMN)))));
    script =
        new ScriptedPeer(scheduler, Duration.ZERO)
            .on(InitialContextSetupRequest.class, ScriptedEnodeb::setUp)
            .on(ERabSetupRequest.class, ScriptedEnodeb::setUp)
            .on(ERabReleaseCommand.class, ScriptedEnodeb::released)
            .on(UeContextReleaseCommand.class, ScriptedEnodeb::released)
            .on(UeContextModificationRequest.class, ScriptedEnodeb::modified);
  }

  S1SetupRequest setup(List<SupportedTa> areas) {
    return new S1SetupRequest(
        new GlobalEnbId(World.PLMN, new EnbId.Macro(number)),
        Optional.of("enb-" + number),
        areas,
        PagingDrx.V128,
        OtherIes.NONE);
  }

  @Override
  public void up(S1apAssociation up) {
    association = Optional.of(up);
    setup.ifPresent(this::send);
  }

  @Override
  public void down(S1apAssociation down) {
    association = Optional.empty();
    forgetAll();
  }

  @Override
  public Optional<String> received(S1apAssociation from, Decoded<S1apMessage> pdu, Burst burst) {
    if (!(pdu instanceof Decoded.Accepted<S1apMessage>(var message, var notes))
        || !notes.list().isEmpty()) {
      throw new AssertionError("The MME sent what is no proper S1AP: " + pdu);
    }
    learn(message);
    script.receive(message, answer -> send((S1apMessage) answer));
    deliver(message);
    return Optional.empty();
  }

  /// Connects a UE, with its first message; returns its name.
  int connect(ScriptedUe ue, Octets nas, Optional<STmsi> sTmsi) {
    int id = ++last;
    connections.put(id, new Connection(ue, Optional.empty()));
    send(
        new InitialUeMessage(
            new EnbUeS1apId(id),
            nas,
            tai,
            cell(),
            RrcEstablishmentCause.MO_SIGNALLING,
            sTmsi,
            Optional.empty(),
            OtherIes.NONE));
    return id;
  }

  void send(ScriptedUe ue, Octets nas) {
    named(ue)
        .ifPresent(ids ->
            send(
                new UplinkNasTransport(
                    ids.mmeUeS1apId(), ids.enbUeS1apId(), nas, cell(), tai, OtherIes.NONE)));
  }

  /// UE Capability Info Indication, TS 36.413 §8.9.
  void tellCapability(ScriptedUe ue) {
    named(ue)
        .ifPresent(ids ->
            send(
                new UeCapabilityInfoIndication(
                    ids.mmeUeS1apId(),
                    ids.enbUeS1apId(),
                    Octets.of(1, 2, 3),
                    Optional.of(Octets.of(4, 5)),
                    OtherIes.NONE)));
  }

  /// UE Context Release Request, TS 36.413 §8.3.2.
  void requestRelease(ScriptedUe ue) {
    named(ue)
        .ifPresent(ids ->
            send(
                new UeContextReleaseRequest(
                    ids.mmeUeS1apId(),
                    ids.enbUeS1apId(),
                    CauseRadioNetwork.USER_INACTIVITY,
                    OtherIes.NONE)));
  }

  /// Forgets all UEs, and says so.
  void reset() {
    forgetAll();
    send(new Reset(CauseMisc.UNSPECIFIED, new ResetType.WholeInterface(), OtherIes.NONE));
  }

  /// Forgets these connections, and says so.
  void reset(UeAssociatedLogicalS1Connection... which) {
    for (var each : which) {
      each.enbUeS1apId().ifPresent(id -> forget(id.value()));
    }
    send(
        new Reset(
            CauseMisc.UNSPECIFIED, new ResetType.PartOfInterface(List.of(which)), OtherIes.NONE));
  }

  void send(S1apMessage message) {
    remember(message);
    association.ifPresent(up -> up.send(message));
  }

  /// Ends the association at once; it dials again.
  void loseAssociation() {
    association.ifPresent(S1apAssociation::abort);
  }

  S1apAssociation association() {
    return association.orElseThrow();
  }

  /// Both names of a UE's connection, once the MME has given its own.
  Optional<UeS1apIds.Pair> named(ScriptedUe ue) {
    return connections.entrySet().stream()
        .filter(entry -> entry.getValue().ue == ue)
        .flatMap(entry ->
            entry.getValue().mmeUeS1apId.stream()
                .map(id -> new UeS1apIds.Pair(id, new EnbUeS1apId(entry.getKey()))))
        .reduce((_, newest) -> newest);
  }

  static InitialContextSetupResponse setUp(InitialContextSetupRequest request) {
    return new InitialContextSetupResponse(
        request.mmeUeS1apId(),
        request.enbUeS1apId(),
        List.of(new ERabSetup(EpsBearerIdentity.FIRST, TransportLayerAddress.of(USER_PLANE), 77)),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  /// All bearers that are asked for, and not the first alone.
  static InitialContextSetupResponse setUpEach(InitialContextSetupRequest request) {
    return new InitialContextSetupResponse(
        request.mmeUeS1apId(),
        request.enbUeS1apId(),
        request.eRabsToBeSetup().stream()
            .map(each -> new ERabSetup(each.eRabId(), TransportLayerAddress.of(USER_PLANE), 77))
            .toList(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  static UeCapabilityInfoIndication capability(InitialContextSetupRequest request) {
    return new UeCapabilityInfoIndication(
        request.mmeUeS1apId(),
        request.enbUeS1apId(),
        Octets.of(1, 2, 3),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static UeContextModificationResponse modified(UeContextModificationRequest request) {
    return new UeContextModificationResponse(
        request.mmeUeS1apId(), request.enbUeS1apId(), Optional.empty(), OtherIes.NONE);
  }

  static ERabSetupResponse setUp(ERabSetupRequest request) {
    return new ERabSetupResponse(
        request.mmeUeS1apId(),
        request.enbUeS1apId(),
        Optional.of(
            List.of(
                new ERabSetup(
                    request.eRabsToBeSetup().getFirst().eRabId(),
                    TransportLayerAddress.of(USER_PLANE),
                    78))),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  static ERabSetupResponse notSetUp(ERabSetupRequest request) {
    return new ERabSetupResponse(
        request.mmeUeS1apId(),
        request.enbUeS1apId(),
        Optional.empty(),
        Optional.of(
            List.of(
                new ERabItem(
                    request.eRabsToBeSetup().getFirst().eRabId(),
                    CauseRadioNetwork.RADIO_RESOURCES_NOT_AVAILABLE))),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static ERabReleaseResponse released(ERabReleaseCommand command) {
    return new ERabReleaseResponse(
        command.mmeUeS1apId(),
        command.enbUeS1apId(),
        Optional.of(
            command.eRabsToBeReleased().stream()
                .map(each -> new ERabReleased(each.eRabId()))
                .toList()),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static UeContextReleaseComplete released(UeContextReleaseCommand command) {
    var ids = (UeS1apIds.Pair) command.ueS1apIds();
    return new UeContextReleaseComplete(
        ids.mmeUeS1apId(), ids.enbUeS1apId(), Optional.empty(), OtherIes.NONE);
  }

  private void learn(S1apMessage message) {
    if (message instanceof UeAssociatedMessage ofUe) {
      connections.computeIfPresent(
          ofUe.enbUeS1apId().value(),
          (_, known) -> new Connection(known.ue, Optional.of(ofUe.mmeUeS1apId())));
    }
  }

  /// What it has, by what it says.
  private void remember(S1apMessage message) {
    switch (message) {
      case InitialContextSetupResponse response ->
          response.eRabsSetup().forEach(each -> bearers(response.enbUeS1apId()).add(each.eRabId()));
      case ERabSetupResponse response ->
          response.eRabsSetup().stream()
              .flatMap(List::stream)
              .forEach(each -> bearers(response.enbUeS1apId()).add(each.eRabId()));
      case ERabReleaseCommand command ->
          command
              .eRabsToBeReleased()
              .forEach(each -> bearers(command.enbUeS1apId()).remove(each.eRabId()));
      default -> {}
    }
  }

  private Set<EpsBearerIdentity> bearers(EnbUeS1apId id) {
    return bearers.computeIfAbsent(id.value(), _ -> new HashSet<>());
  }

  private void deliver(S1apMessage message) {
    remember(message);
    switch (message) {
      case DownlinkNasTransport downlink -> deliver(downlink.enbUeS1apId(), downlink.nasPdu());
      case InitialContextSetupRequest request -> {
        Optional.ofNullable(connections.get(request.enbUeS1apId().value()))
            .ifPresent(known -> known.ue.secured(this, request.enbUeS1apId().value()));
        request
            .eRabsToBeSetup()
            .getFirst()
            .nasPdu()
            .ifPresent(nas -> deliver(request.enbUeS1apId(), nas));
      }
      case ERabSetupRequest request ->
          deliver(
              request.enbUeS1apId(), request.eRabsToBeSetup().getFirst().nasPdu().orElseThrow());
      case ERabReleaseCommand command ->
          command.nasPdu().ifPresent(nas -> deliver(command.enbUeS1apId(), nas));
      case UeContextReleaseCommand command ->
          forget(((UeS1apIds.Pair) command.ueS1apIds()).enbUeS1apId().value());
      default -> {}
    }
  }

  private void deliver(EnbUeS1apId id, Octets nas) {
    Optional.ofNullable(connections.get(id.value()))
        .ifPresent(known -> known.ue.receive(this, id.value(), nas));
  }

  private void forget(int id) {
    bearers.remove(id);
    Optional.ofNullable(connections.remove(id)).ifPresent(known -> known.ue.disconnected(this, id));
  }

  private void forgetAll() {
    List.copyOf(connections.keySet()).forEach(this::forget);
  }

  private Ecgi cell() {
    return new Ecgi(World.PLMN, number << 8);
  }
}
