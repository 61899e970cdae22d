package io.telcomesh.mme;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Imeisv;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextAccept;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextRequest;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.AuthenticationAnswer;
import io.telcomesh.nas.eps.AuthenticationFailure;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextAccept;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextRequest;
import io.telcomesh.nas.eps.DetachAcceptFromUe;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.EsmInformationRequest;
import io.telcomesh.nas.eps.EsmInformationResponse;
import io.telcomesh.nas.eps.HashMme;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.PdnDisconnectRequest;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.SecurityModeComplete;
import io.telcomesh.nas.eps.TrackingAreaUpdateAccept;
import io.telcomesh.nas.eps.TrackingAreaUpdateComplete;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsAttachType;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.nas.eps.ie.RequestType;
import io.telcomesh.nas.eps.ie.UeDetachType;
import io.telcomesh.nas.eps.ie.UeNetworkCapability;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.nas.eps.security.ProtectionRules;
import io.telcomesh.nas.eps.security.Unprotected;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.procedures.testing.ScriptedPeer;
import io.telcomesh.security.Direction;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import io.telcomesh.security.Key;
import io.telcomesh.security.SequenceNumber;
import io.telcomesh.security.SequenceNumberArray;
import io.telcomesh.security.Usim;
import io.telcomesh.security.UsimAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// A UE with its USIM and its side of NAS security; answers by a script.
final class ScriptedUe {
  static final ProcedureTransactionIdentity TRANSACTION = new ProcedureTransactionIdentity(1);

  final ScriptedPeer script;
  final Subscriber subscriber;
  UeNetworkCapability capability =
      UeNetworkCapability.of(
          EnumSet.of(EpsEncryptionAlgorithm.EEA0, EpsEncryptionAlgorithm.EEA2),
          EnumSet.of(EpsIntegrityAlgorithm.EIA2));
  PdnConnectivityRequest pdn = pdn(PdnType.IPV4, false, Optional.of(Subscriber.INTERNET));
  Optional<String> apnWhenAsked = Optional.of(Subscriber.INTERNET);
  Optional<NasSecurityContext> security = Optional.empty();
  Optional<Guti> guti = Optional.empty();
  boolean mute;

  /// How each message came that came protected.
  final List<SecurityHeaderType> protection = new ArrayList<>();

  private ScriptedEnodeb enodeb;
  private Usim usim;
  private Optional<Key> kasme = Optional.empty();
  private Optional<NasSecurityContext> candidate = Optional.empty();
  private Optional<Octets> initialRequest = Optional.empty();
  private boolean secureExchange;
  private int connection;

  ScriptedUe(Scheduler scheduler, Subscriber subscriber, ScriptedEnodeb enodeb) {
    this.subscriber = subscriber;
    this.enodeb = enodeb;
    usim = new Usim(subscriber.functions(), new SequenceNumberArray(1 << 28));
    script =
        new ScriptedPeer(scheduler, Duration.ZERO)
            .on(IdentityRequest.class, _ -> identity())
            .on(AuthenticationRequest.class, this::authenticate)
            .on(SecurityModeCommand.class, this::complete)
            .on(EsmInformationRequest.class, this::information)
            .on(AttachAccept.class, _ -> attachComplete())
            .on(TrackingAreaUpdateAccept.class, _ -> new TrackingAreaUpdateComplete())
            .on(ActivateDefaultEpsBearerContextRequest.class, ScriptedUe::accept)
            .on(DeactivateEpsBearerContextRequest.class, ScriptedUe::accept)
            .on(DetachRequestFromNetwork.class, _ -> new DetachAcceptFromUe());
  }

  /// The USIM has seen sequence numbers that the HSS does not know of.
  void hasSeen(SequenceNumber highest) {
    usim = new Usim(subscriber.functions(), new SequenceNumberArray(highest, 1 << 28));
  }

  /// Is as if it had never been attached.
  ScriptedUe forgetNetwork() {
    guti = Optional.empty();
    security = Optional.empty();
    secureExchange = false;
    return this;
  }

  /// Attaches on a new S1 connection.
  void attach() {
    attach(attachRequest());
  }

  void attach(AttachRequest request) {
    connect(request);
  }

  /// The same request on the present connection.
  void attachAgain() {
    send(attachRequest());
  }

  NasKeySetIdentifier keySetIdentifier() {
    return security.map(NasSecurityContext::keySetIdentifier).orElse(NasKeySetIdentifier.NONE);
  }

  AttachRequest attachRequest() {
    return AttachRequest.of(
        EpsAttachType.EPS, keySetIdentifier(), identityForEps(), capability, Nas.encode(pdn));
  }

  void detach(boolean switchOff) {
    send(detachRequest(switchOff));
  }

  DetachRequestFromUe detachRequest(boolean switchOff) {
    return new DetachRequestFromUe(
        new UeDetachType(UeDetachType.Kind.EPS, switchOff), keySetIdentifier(), identityForEps());
  }

  /// Tracking Area Update Request on a new S1 connection.
  void update(EpsUpdateType.Kind kind, boolean active) {
    connect(updateRequest(kind, active));
  }

  TrackingAreaUpdateRequest updateRequest(EpsUpdateType.Kind kind, boolean active) {
    return TrackingAreaUpdateRequest.of(
        new EpsUpdateType(kind, active),
        keySetIdentifier(),
        EpsMobileIdentity.of(guti.orElseThrow()));
  }

  /// Service Request on a new S1 connection; without a key its code is wrong.
  void requestService() {
    secureExchange = false;
    connect(
        security
            .map(NasSecurityContext::serviceRequest)
            .orElseGet(() -> Octets.of(0xc7, 0xe0, 0, 0)));
  }

  /// The message as it would come from who does not have the keys.
  Octets withWrongCode(NasMessage message) {
    protect(message); // what the UE remembers to have sent
    return Octets.hex("17deadbeef09").then(Nas.encode(message));
  }

  /// Sends a message as the first of a new S1 connection.
  void connect(NasMessage message) {
    secureExchange = false;
    connect(protect(message));
  }

  void connect(Octets nas) {
    connection = enodeb.connect(this, nas, sTmsi());
  }

  void send(NasMessage message) {
    enodeb.send(this, protect(message));
  }

  /// Octets under the protection of a message.
  void sendProtected(Octets plain) {
    send(security.orElseThrow().protect(plain, SecurityHeaderType.INTEGRITY_AND_CIPHERED));
  }

  /// Octets as they are.
  void send(Octets nas) {
    enodeb.send(this, nas);
  }

  void moveTo(ScriptedEnodeb other) {
    enodeb = other;
  }

  /// A connection is gone; perhaps not the present one.
  void disconnected(ScriptedEnodeb from, int id) {
    if (from == enodeb && id == connection) {
      secureExchange = false;
    }
  }

  /// The radio is secured, and with it NAS: TS 24.301 §4.4.2.3.
  void secured(ScriptedEnodeb from, int id) {
    secureExchange |= from == enodeb && id == connection;
  }

  boolean registered() {
    return guti.isPresent();
  }

  List<NasMessage> received() {
    return script.received(NasMessage.class);
  }

  <M extends NasMessage> List<M> received(Class<M> type) {
    return script.received(type);
  }

  /// What comes over another connection than the present one does not reach it.
  void receive(ScriptedEnodeb from, int id, Octets octets) {
    if (mute || from != enodeb || id != connection) {
      return;
    }
    var message = read(octets);
    if (message instanceof AttachAccept accept) {
      guti = accept.guti().map(each -> ((EpsMobileIdentity.OfGuti) each).guti());
    }
    if (message instanceof TrackingAreaUpdateAccept accept) {
      guti = accept.guti().map(each -> ((EpsMobileIdentity.OfGuti) each).guti());
    }
    script.receive(
        message,
        answer -> {
          if (from == enodeb && id == connection) { // else there is nobody any more to answer
            send((NasMessage) answer);
          }
        });
  }

  Octets protect(NasMessage message) {
    if (message instanceof AttachRequest || message instanceof TrackingAreaUpdateRequest) {
      initialRequest = Optional.of(Nas.encode(message));
    }
    if (message instanceof SecurityModeComplete) {
      security = candidate;
      secureExchange = true;
    }
    var headerType = ProtectionRules.ueHeaderType(message, security.isPresent(), secureExchange);
    return security
        .map(context -> context.protect(message, headerType))
        .orElseGet(() -> Nas.encode(message));
  }

  static PdnConnectivityRequest pdn(PdnType type, boolean transfer, Optional<String> apn) {
    return new PdnConnectivityRequest(
        EpsBearerIdentity.NONE,
        TRANSACTION,
        RequestType.INITIAL_REQUEST,
        type,
        transfer ? Optional.of(true) : Optional.empty(),
        apn.map(Apn::new),
        Optional.empty(),
        OtherIes.NONE);
  }

  static AttachComplete attachComplete() {
    return new AttachComplete(
        Nas.encode(
            ActivateDefaultEpsBearerContextAccept.of(
                EpsBearerIdentity.FIRST, ProcedureTransactionIdentity.NONE)));
  }

  /// What it sends when it wants a further PDN connection.
  static PdnConnectivityRequest further(int transaction, String apn, PdnType type) {
    return new PdnConnectivityRequest(
        EpsBearerIdentity.NONE,
        new ProcedureTransactionIdentity(transaction),
        RequestType.INITIAL_REQUEST,
        type,
        Optional.empty(),
        Optional.of(new Apn(apn)),
        Optional.empty(),
        OtherIes.NONE);
  }

  static PdnDisconnectRequest disconnect(int transaction, int bearer) {
    return PdnDisconnectRequest.of(
        new ProcedureTransactionIdentity(transaction), new EpsBearerIdentity(bearer));
  }

  private static ActivateDefaultEpsBearerContextAccept accept(
      ActivateDefaultEpsBearerContextRequest request) {
    return ActivateDefaultEpsBearerContextAccept.of(
        request.epsBearerIdentity(), ProcedureTransactionIdentity.NONE);
  }

  private static DeactivateEpsBearerContextAccept accept(
      DeactivateEpsBearerContextRequest request) {
    return DeactivateEpsBearerContextAccept.of(
        request.epsBearerIdentity(), ProcedureTransactionIdentity.NONE);
  }

  private EpsMobileIdentity identityForEps() {
    return guti.map(EpsMobileIdentity::of).orElseGet(() -> EpsMobileIdentity.of(subscriber.imsi()));
  }

  IdentityResponse identity() {
    return new IdentityResponse(MobileIdentity.of(subscriber.imsi()));
  }

  AuthenticationAnswer authenticate(AuthenticationRequest request) {
    return switch (usim.authenticate(request.rand(), request.autn())) {
      case UsimAnswer.Authenticated answer -> {
        kasme = Optional.of(answer.kasme(World.PLMN.octets()));
        yield new AuthenticationResponse(answer.res());
      }
      case UsimAnswer.MacFailure _ -> AuthenticationFailure.of(EmmCause.MAC_FAILURE);
      case UsimAnswer.SynchronisationFailure(var auts) ->
          new AuthenticationFailure(EmmCause.SYNCH_FAILURE, Optional.of(auts));
    };
  }

  /// The UE sends its request once more where the hash is not that of what it had sent.
  SecurityModeComplete complete(SecurityModeCommand command) {
    var sent = initialRequest.orElseThrow();
    boolean changed = command.hashMme().filter(hash -> !hash.equals(HashMme.of(sent))).isPresent();
    return new SecurityModeComplete(
        Optional.of(MobileIdentity.of(new Imeisv("3534900698733190"))),
        changed ? Optional.of(sent) : Optional.empty(),
        OtherIes.NONE);
  }

  private EsmInformationResponse information(EsmInformationRequest request) {
    return new EsmInformationResponse(
        EpsBearerIdentity.NONE,
        request.procedureTransactionIdentity(),
        apnWhenAsked.map(Apn::new),
        Optional.empty(),
        OtherIes.NONE);
  }

  private NasMessage read(Octets octets) {
    var plain = unprotect(octets);
    return switch (Nas.decode(plain, Direction.DOWNLINK)) {
      case Decoded.Accepted<NasMessage>(var message, var notes) when notes.list().isEmpty() ->
          message;
      case Decoded<NasMessage> other -> throw new AssertionError("No proper NAS: " + other);
    };
  }

  private Octets unprotect(Octets octets) {
    var unverified = NasSecurityContext.unprotectWithoutContext(octets);
    return switch (unverified) {
      case Unprotected.Plain(var plain) -> plain;
      case Unprotected.IntegrityFailed(var type, var message) -> {
        protection.add(type);
        if (type == SecurityHeaderType.INTEGRITY_NEW_CONTEXT) {
          candidate = Optional.of(contextOf(message));
          yield verified(candidate.get().unprotect(octets));
        }
        var plain = verified(security.orElseThrow().unprotect(octets));
        secureExchange = true;
        yield plain;
      }
      default -> throw new AssertionError("No NAS: " + unverified);
    };
  }

  private NasSecurityContext contextOf(Octets message) {
    return switch (Nas.decode(message, Direction.DOWNLINK)) {
      case Decoded.Accepted<NasMessage>(SecurityModeCommand command, var _) ->
          NasSecurityContext.ofUe(
              command.keySetIdentifier(), kasme.orElseThrow(), command.algorithms());
      case Decoded<NasMessage> other -> throw new AssertionError("No command: " + other);
    };
  }

  private static Octets verified(Unprotected received) {
    return switch (received) {
      case Unprotected.Verified(var _, var _, var plain) -> plain;
      default -> throw new AssertionError("The MME's code is wrong: " + received);
    };
  }

  /// The S-TMSI that it is paged by, when it has one.
  Optional<STmsi> sTmsi() {
    return guti.map(Guti::sTmsi);
  }
}
