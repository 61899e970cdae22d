package io.telcomesh.mme;

import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.overload.MmeLoad;
import io.telcomesh.mme.s11.S11;
import io.telcomesh.mme.s11.SgwPort;
import io.telcomesh.mme.s11.SgwSelection;
import io.telcomesh.mme.s1mme.NasObserver;
import io.telcomesh.mme.s1mme.NasPort;
import io.telcomesh.mme.s1mme.S1Mme;
import io.telcomesh.mme.s1mme.S1Port;
import io.telcomesh.mme.s1mme.UplinkNas;
import io.telcomesh.mme.s6a.HssPort;
import io.telcomesh.mme.s6a.S6a;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.diameter.DiameterTransport;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import io.telcomesh.referencepoints.s1ap.S1apServer;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import io.telcomesh.referencepoints.udp.UdpProvider;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.security.RandomSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// A mobility management entity over its wires.
public final class Mme implements AutoCloseable {
  private final MmeSettings settings;
  private final NasObserver nasObserver;
  private final Procedures<UeContext, UeMessage> procedures;
  private final UeContexts contexts;
  private final MmeLoad load;
  private final S1Mme s1mme;
  private final S1apServer s1apServer;
  private final GtpcEnd gtpc;
  private final SgwSelection sgws;
  private final S6a s6a;
  private final DiameterEnd diameter;

  /// What an MME runs on.
  ///
  /// @param random makes what nobody may guess: M-TMSIs
  /// @param identifiers makes the first identifiers of Diameter requests
  /// @param node who this MME is for the HSS
  /// @param restartCounter of this start, for GTP-C
  public record Host(
      SctpProvider sctp,
      UdpProvider udp,
      Wires wires,
      Surroundings surroundings,
      ProcedureObserver observer,
      NasObserver nasObserver,
      RandomSource random,
      RandomGenerator identifiers,
      DiameterTransport diameterTransport,
      DiameterNode node,
      RestartCounter restartCounter) {}

  private Mme(MmeSettings settings, Host host) {
    this.settings = settings;
    this.nasObserver = host.nasObserver();
    var scheduler = host.surroundings().scheduler();
    procedures =
        new Procedures<>(
            scheduler,
            (runner, message) -> new UeProcedures(ports(runner)).procedureFor(message),
            host.observer(),
            UeContext::reference);
    contexts = new UeContexts(settings.gummei(), host.random(), procedures::runner);
    sgws = new SgwSelection(host.wires(), sgw -> gtpc().isSilent(sgw));
    var s11 = new S11(this::gtpc, teid -> contexts.find(teid.value()), contexts::all);
    gtpc =
        GtpcEnd.start(
            host.udp(),
            List.of(ReferencePoint.S11),
            host.wires(),
            host.surroundings(),
            GtpcOptions.DEFAULT,
            host.restartCounter(),
            s11);
    s6a = new S6a(host.node(), settings.plmn(), this::diameter, contexts::find);
    diameter =
        DiameterEnd.dialling(
            host.diameterTransport(),
            host.node(),
            host.wires(),
            host.surroundings(),
            DiameterOptions.DEFAULT,
            host.identifiers(),
            s6a);
    load =
        new MmeLoad(
            settings.overload(), scheduler, procedures::active, host.random(), this::tellLoad);
    s1mme =
        S1Mme.with(
            settings,
            load,
            host.surroundings(),
            host.observer(),
            host.nasObserver(),
            this::connecting);
    s1apServer =
        S1apServer.start(
            host.sctp(), SctpOptions.SIGNALLING, host.wires(), host.surroundings(), s1mme);
  }

  /// Starts to listen to the wires.
  public static Mme start(MmeSettings settings, Host host) {
    return new Mme(settings, host);
  }

  public UeContexts contexts() {
    return contexts;
  }

  public S1Mme s1mme() {
    return s1mme;
  }

  public MmeSettings settings() {
    return settings;
  }

  public MmeLoad load() {
    return load;
  }

  /// The number of procedures that are under way.
  public int active() {
    return procedures.active();
  }

  /// Detaches a UE, TS 23.401 §5.3.8.3.
  ///
  /// @param done takes how it ended
  /// @return whether there is such a UE
  public boolean detach(Imsi imsi, NetworkDetachType type, Consumer<DetachOutcome> done) {
    var ue = contexts.find(imsi);
    ue.ifPresent(runner -> runner.post(new UeMessage.DetachWanted(type, done)));
    return ue.isPresent();
  }

  /// From now on UEs that connect are released at once; they find another MME, or this one again.
  public void refuseNew() {
    s1mme.refuseNew();
  }

  /// Ends what is under way: the procedures unwind and run their undos.
  public void abort() {
    procedures.shutdown();
  }

  @Override
  public void close() {
    s1apServer.close();
    gtpc.close();
    diameter.close();
  }

  private void tellLoad() {
    s1mme.tellLoad();
  }

  private DiameterEnd diameter() {
    return diameter;
  }

  private GtpcEnd gtpc() {
    return gtpc;
  }

  /// Whom the message names looks at it first, because his keys prove it; without that proof, or
  /// when it names nobody here, the UE is somebody new ([UePorts#unproven]). Who asks for service
  /// is nobody new: empty when it names nobody here.
  private Optional<ProcedureRunner<UeContext, UeMessage>> connecting(
      InitialUeMessage message, UplinkNas nas) {
    return nas.asksForService()
        ? message.sTmsi().flatMap(contexts::find)
        : nas.unverified()
            .flatMap(Mme::named)
            .flatMap(contexts::find)
            .or(() -> Optional.of(contexts.add()));
  }

  private static Optional<EpsMobileIdentity> named(NasMessage unverified) {
    return switch (unverified) {
      case AttachRequest attach -> Optional.of(attach.identity());
      case DetachRequestFromUe detach -> Optional.of(detach.identity());
      case TrackingAreaUpdateRequest update -> Optional.of(update.oldGuti());
      default -> Optional.empty();
    };
  }

  private UePorts ports(ProcedureRunner<UeContext, UeMessage> runner) {
    var s1 = new S1Port(runner, s1mme);
    return new UePorts(
        runner,
        new NasPort(runner, s1, nasObserver),
        s1,
        new HssPort(runner, s6a, settings),
        new SgwPort(runner, gtpc, sgws),
        contexts,
        load,
        settings);
  }
}
