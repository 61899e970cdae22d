package io.telcomesh.enodebsim;

import static io.telcomesh.identifiers.EpsBearerIdentity.FIRST;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.esm.DefaultBearer;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextRequest;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.AuthenticationFailure;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextRequest;
import io.telcomesh.nas.eps.DetachAcceptFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.EmmInformation;
import io.telcomesh.nas.eps.EsmInformationRequest;
import io.telcomesh.nas.eps.EsmInformationResponse;
import io.telcomesh.nas.eps.HashMme;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.PdnDisconnectRequest;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.SecurityModeComplete;
import io.telcomesh.nas.eps.ServiceRequest;
import io.telcomesh.nas.eps.ie.EpsAttachResult;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsQualityOfService;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.NasSecurityAlgorithms;
import io.telcomesh.nas.eps.ie.PdnAddress;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.nas.eps.ie.TrackingAreaIdentityList;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.nas.eps.security.Unprotected;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.ScriptedPeer;
import io.telcomesh.referencepoints.s1ap.S1apAssociation;
import io.telcomesh.referencepoints.s1ap.S1apHandler;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.CnDomain;
import io.telcomesh.s1ap.DownlinkNasTransport;
import io.telcomesh.s1ap.ERabItem;
import io.telcomesh.s1ap.ERabLevelQosParameters;
import io.telcomesh.s1ap.ERabReleaseCommand;
import io.telcomesh.s1ap.ERabSetupRequest;
import io.telcomesh.s1ap.ERabToBeSetup;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.InitialContextSetupResponse;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.Paging;
import io.telcomesh.s1ap.S1SetupRequest;
import io.telcomesh.s1ap.S1SetupResponse;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.SecurityKey;
import io.telcomesh.s1ap.ServedGummei;
import io.telcomesh.s1ap.TransportLayerAddress;
import io.telcomesh.s1ap.UeAggregateMaximumBitRate;
import io.telcomesh.s1ap.UeAssociatedMessage;
import io.telcomesh.s1ap.UeContextReleaseCommand;
import io.telcomesh.s1ap.UeContextReleaseComplete;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import io.telcomesh.s1ap.UePagingId;
import io.telcomesh.s1ap.UeS1apIds;
import io.telcomesh.s1ap.UeSecurityCapabilities;
import io.telcomesh.s1ap.UplinkNasTransport;
import io.telcomesh.security.AuthenticationCentre;
import io.telcomesh.security.AuthenticationFunctions;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.Direction;
import io.telcomesh.security.EpsAuthenticationVector;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import io.telcomesh.security.EpsKeys;
import io.telcomesh.security.RandomSource;
import io.telcomesh.security.SequenceNumber;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An MME that follows a script, in real S1AP and NAS octets; without one line of it, it does what
/// an MME does. `nas` and `s1ap` say what it answers: a message, several in a list, or something to
/// run.
final class ScriptedMme implements S1apHandler {
  static final Gummei GUMMEI = new Gummei(SimWorld.PLMN, 1, 0);
  static final Inet4Address UE_ADDRESS = (Inet4Address) InetAddress.ofLiteral("10.45.0.2");
  static final int SGW_TEID = 0x5000;
  static final EpsBearerIdentity SECOND = new EpsBearerIdentity(6);
  static final Inet4Address SECOND_ADDRESS = Inet4Address.ofLiteral("10.46.0.2");

  final ScriptedPeer nas;
  final ScriptedPeer s1ap;
  final List<UeContextReleaseComplete> released = new ArrayList<>();
  final Map<MmeUeS1apId, Ue> ues = new LinkedHashMap<>();
  final AuthenticationCentre centre = new AuthenticationCentre(RandomSource.seeded(7));
  SequenceNumber sequenceNumber = SequenceNumber.of(1, 0);

  /// With which it verifies what comes on a new connection.
  Optional<NasSecurityContext> kept = Optional.empty();

  private @Nullable S1apAssociation association;
  private @Nullable Ue current;
  private Octets lastNas = Octets.EMPTY;
  private final AuthenticationFunctions functions;

  /// What the MME knows of a UE.
  static final class Ue {
    final MmeUeS1apId mme;
    final EnbUeS1apId enb;
    private @Nullable EpsAuthenticationVector vector;
    private @Nullable NasSecurityContext security;
    Octets attachRequest = Octets.EMPTY;
    boolean secure;

    Ue(MmeUeS1apId mme, EnbUeS1apId enb) {
      this.mme = mme;
      this.enb = enb;
    }

    EpsAuthenticationVector vector() {
      return Objects.requireNonNull(vector);
    }

    void restore(NasSecurityContext context) {
      security = context;
    }

    NasSecurityContext security() {
      return Objects.requireNonNull(security);
    }
  }

  ScriptedMme(SimulatedScheduler scheduler, AuthenticationFunctions functions) {
    this.functions = functions;
    nas = new ScriptedPeer(scheduler, Duration.ofMillis(1));
    s1ap = new ScriptedPeer(scheduler, Duration.ofMillis(1));
    s1ap.on(S1SetupRequest.class, _ -> setupResponse());
    s1ap.on(UeContextReleaseRequest.class, _ -> release());
    nas.on(AttachRequest.class, _ -> challenge(AuthenticationManagementField.EPS));
    nas.on(AuthenticationResponse.class, _ -> securityModeCommand());
    nas.on(SecurityModeComplete.class, _ -> esmInformationRequest());
    nas.on(EsmInformationResponse.class, _ -> initialContextSetup(attachAccept()));
    nas.on(AttachComplete.class, _ -> emmInformation());
    nas.on(
        DetachRequestFromUe.class,
        request ->
            request.detachType().switchOff()
                ? release()
                : List.of(new DetachAcceptFromNetwork(), release()));
    nas.on(AuthenticationFailure.class, _ -> List.of());
    nas.on(ServiceRequest.class, _ -> serviceSetUp());
    nas.on(PdnConnectivityRequest.class, this::eRabSetup);
    nas.on(PdnDisconnectRequest.class, this::eRabRelease);
  }

  /// The UE that was heard of last.
  Ue current() {
    return Objects.requireNonNull(current);
  }

  S1apAssociation association() {
    return Objects.requireNonNull(association);
  }

  S1SetupResponse setupResponse() {
    return new S1SetupResponse(
        Optional.of("mme"),
        List.of(
            new ServedGummei(
                List.of(GUMMEI.plmn()), List.of(GUMMEI.mmeGroupId()), List.of(GUMMEI.mmeCode()))),
        255,
        Optional.empty(),
        OtherIes.NONE);
  }

  AuthenticationRequest challenge(AuthenticationManagementField amf) {
    sequenceNumber = sequenceNumber.next();
    current().vector =
        centre.vectors(functions, amf, SimWorld.PLMN.octets(), sequenceNumber, 1).getFirst();
    return new AuthenticationRequest(
        NasKeySetIdentifier.of(0), current().vector().rand(), current().vector().autn());
  }

  SecurityModeCommand securityModeCommand() {
    return securityModeCommand(
        EpsIntegrityAlgorithm.EIA2, announced(), HashMme.of(current().attachRequest));
  }

  UeSecurityCapability announced() {
    return UeSecurityCapability.of(
        UeEquipment.of(0, SimWorld.APN, PdnType.IPV4).capability(), Optional.empty());
  }

  SecurityModeCommand securityModeCommand(
      EpsIntegrityAlgorithm integrity, UeSecurityCapability capability, Octets hash) {
    var algorithms = new NasSecurityAlgorithms(EpsEncryptionAlgorithm.EEA2, integrity);
    current().security =
        NasSecurityContext.ofMme(NasKeySetIdentifier.of(0), current().vector().kasme(), algorithms);
    return new SecurityModeCommand(
        algorithms,
        NasKeySetIdentifier.of(0),
        capability,
        Optional.of(true),
        Optional.of(hash),
        Optional.empty(),
        OtherIes.NONE);
  }

  EsmInformationRequest esmInformationRequest() {
    return new EsmInformationRequest(EpsBearerIdentity.NONE, DefaultBearer.TRANSACTION);
  }

  AttachAccept attachAccept() {
    var bearer =
        ActivateDefaultEpsBearerContextRequest.of(
            FIRST,
            DefaultBearer.TRANSACTION,
            EpsQualityOfService.of(9),
            new Apn("internet.mnc001.mcc001.gprs"),
            new PdnAddress.Ipv4(UE_ADDRESS));
    var options =
        ProtocolConfigurationOptions.of(
            ProtocolConfigurationOptions.dnsServer(InetAddress.ofLiteral("10.60.70.1")),
            ProtocolConfigurationOptions.ipv4LinkMtu(1400));
    var withOptions =
        new ActivateDefaultEpsBearerContextRequest(
            bearer.epsBearerIdentity(),
            bearer.procedureTransactionIdentity(),
            bearer.qualityOfService(),
            bearer.apn(),
            bearer.pdnAddress(),
            bearer.apnAmbr(),
            bearer.cause(),
            Optional.of(options),
            bearer.extendedApnAmbr(),
            OtherIes.NONE);
    var plain =
        AttachAccept.of(
            EpsAttachResult.EPS_ONLY,
            GprsTimer.DEACTIVATED,
            TrackingAreaIdentityList.of(List.of(SimWorld.TAI)),
            Nas.encode(withOptions));
    return new AttachAccept(
        plain.attachResult(),
        plain.t3412(),
        plain.taiList(),
        plain.esmMessage(),
        Optional.of(EpsMobileIdentity.of(new Guti(GUMMEI, 77))),
        plain.cause(),
        plain.t3402(),
        plain.equivalentPlmns(),
        plain.networkFeatureSupport(),
        plain.others());
  }

  InitialContextSetupRequest initialContextSetup(AttachAccept accept) {
    return initialContextSetup(
        accept,
        EpsKeys.kenb(current().security().kasme(), current().security().uplinkCount() - 2)
            .octets());
  }

  /// The count of the Security Mode Complete is two before the next: the ESM information came
  /// between.
  InitialContextSetupRequest initialContextSetup(AttachAccept accept, Octets key) {
    return initialContextSetup(Optional.of(protect(accept)), key);
  }

  /// What an MME does with a Service Request, which the keys of before verify.
  InitialContextSetupRequest serviceSetUp() {
    var context = ues.values().iterator().next().security();
    if (!(context.unprotect(lastNas) instanceof Unprotected.Verified(var _, var count, var _))) {
      throw new AssertionError("The code of the Service Request is wrong");
    }
    current().restore(context);
    current().secure = true;
    return initialContextSetup(Optional.empty(), EpsKeys.kenb(context.kasme(), count).octets());
  }

  /// What an MME does with a protected message of an idle UE, which the keys of before verify.
  ///
  /// @return what it would have the eNodeB set up
  InitialContextSetupRequest verifiesAsBefore() {
    if (!current().secure) {
      return serviceSetUp();
    }
    var context = current().security(); // has verified it already
    var key = EpsKeys.kenb(context.kasme(), context.uplinkCount() - 1);
    return initialContextSetup(Optional.empty(), key.octets());
  }

  InitialContextSetupRequest setUpWithKey(Octets key) {
    return initialContextSetup(Optional.empty(), key);
  }

  Paging page(STmsi sTmsi, Tai tai) {
    return new Paging(
        1,
        new UePagingId.ByStmsi(sTmsi),
        Optional.empty(),
        CnDomain.PS,
        List.of(tai),
        Optional.empty(),
        OtherIes.NONE);
  }

  private InitialContextSetupRequest initialContextSetup(Optional<Octets> nasPdu, Octets key) {
    return new InitialContextSetupRequest(
        current().mme,
        current().enb,
        UeAggregateMaximumBitRate.of(SimWorld.RATE),
        List.of(
            new ERabToBeSetup(
                FIRST,
                ERabLevelQosParameters.of(9, SimWorld.PRIORITY),
                TransportLayerAddress.of(SimWorld.SGW),
                SGW_TEID,
                nasPdu)),
        UeSecurityCapabilities.of(0xe000, 0xe000),
        new SecurityKey(key),
        Optional.empty(),
        OtherIes.NONE);
  }

  /// A second bearer, for the UE with addresses of both families.
  ERabSetupRequest eRabSetup(PdnConnectivityRequest request) {
    return eRabSetup(
        ActivateDefaultEpsBearerContextRequest.of(
            SECOND,
            request.procedureTransactionIdentity(),
            EpsQualityOfService.of(5),
            request.apn().orElseThrow(),
            new PdnAddress.Ipv4v6(Octets.hex("0000000100000007"), SECOND_ADDRESS)));
  }

  ERabSetupRequest eRabSetup(ActivateDefaultEpsBearerContextRequest activate) {
    return new ERabSetupRequest(
        current().mme,
        current().enb,
        Optional.of(UeAggregateMaximumBitRate.of(SimWorld.RATE)),
        List.of(
            new ERabToBeSetup(
                SECOND,
                ERabLevelQosParameters.of(5, SimWorld.PRIORITY),
                TransportLayerAddress.of(SimWorld.SGW),
                SGW_TEID + 1,
                Optional.of(protect(activate)))),
        OtherIes.NONE);
  }

  ERabReleaseCommand eRabRelease(PdnDisconnectRequest request) {
    return eRabRelease(request.linkedEpsBearerIdentity(), request.procedureTransactionIdentity());
  }

  ERabReleaseCommand eRabRelease(
      EpsBearerIdentity bearer, ProcedureTransactionIdentity transaction) {
    var deactivate =
        DeactivateEpsBearerContextRequest.of(bearer, transaction, EsmCause.REGULAR_DEACTIVATION);
    return new ERabReleaseCommand(
        current().mme,
        current().enb,
        Optional.empty(),
        List.of(new ERabItem(bearer, CauseNas.NORMAL_RELEASE)),
        Optional.of(protect(deactivate)),
        OtherIes.NONE);
  }

  EmmInformation emmInformation() {
    return new EmmInformation(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  UeContextReleaseCommand release() {
    return new UeContextReleaseCommand(
        new UeS1apIds.Pair(current().mme, current().enb), CauseNas.NORMAL_RELEASE, OtherIes.NONE);
  }

  /// A NAS message, an S1AP message, several of them, or something to run.
  void send(Object what) {
    switch (what) {
      case List<?> several -> several.forEach(this::send);
      case NasMessage message -> sendNas(protect(message));
      case S1apMessage message -> association().send(message);
      case Runnable action -> action.run();
      default -> throw new IllegalArgumentException("cannot send " + what);
    }
  }

  void sendNas(Octets pdu) {
    association().send(new DownlinkNasTransport(current().mme, current().enb, pdu, OtherIes.NONE));
  }

  private Octets protect(NasMessage message) {
    if (message instanceof SecurityModeCommand) {
      return current().security().protect(message, SecurityHeaderType.INTEGRITY_NEW_CONTEXT);
    }
    return current().secure
        ? current().security().protect(message, SecurityHeaderType.INTEGRITY_AND_CIPHERED)
        : Nas.encode(message);
  }

  @Override
  public void up(S1apAssociation up) {
    association = up;
  }

  @Override
  public void down(S1apAssociation down) {}

  @Override
  public Optional<String> received(S1apAssociation from, Decoded<S1apMessage> pdu, Burst burst) {
    switch (pdu.orThrow()) {
      case InitialUeMessage initial -> {
        var id = new MmeUeS1apId(100 + ues.size());
        current = new Ue(id, initial.enbUeS1apId());
        kept.ifPresent(current::restore);
        ues.put(id, current);
        s1ap.receive(initial);
        receiveNas(initial.nasPdu());
      }
      case UplinkNasTransport uplink -> {
        current = ues.get(uplink.mmeUeS1apId());
        receiveNas(uplink.nasPdu());
      }
      case UeContextReleaseComplete complete -> released.add(complete);
      case InitialContextSetupResponse response -> s1ap.receive(response, this::send);
      case UeAssociatedMessage ofUe -> {
        current = ues.get(ofUe.mmeUeS1apId());
        s1ap.receive(ofUe, this::send);
      }
      case S1apMessage other -> s1ap.receive(other, this::send);
    }
    return Optional.empty();
  }

  private void receiveNas(Octets pdu) {
    lastNas = pdu;
    var unprotected =
        current().security == null
            ? NasSecurityContext.unprotectWithoutContext(pdu)
            : current().security().unprotect(pdu);
    var plain =
        switch (unprotected) {
          case Unprotected.Plain(var message) -> message;
          case Unprotected.Verified(var _, var _, var message) -> message;
          case Unprotected.IntegrityFailed(var _, var message) -> message;
          case Unprotected.Replayed _, Unprotected.Malformed _ -> Octets.EMPTY;
        };
    var message = Nas.decode(plain, Direction.UPLINK).orThrow();
    if (message instanceof AttachRequest) {
      current().attachRequest = plain;
    }
    current().secure = current().secure || message instanceof SecurityModeComplete;
    nas.receive(message, this::send);
  }
}
