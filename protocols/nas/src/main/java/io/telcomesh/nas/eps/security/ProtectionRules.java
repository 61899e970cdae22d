package io.telcomesh.nas.eps.security;

import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.AuthenticationFailure;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.DetachAcceptFromNetwork;
import io.telcomesh.nas.eps.DetachAcceptFromUe;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.IdentityRequest;
import io.telcomesh.nas.eps.IdentityResponse;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.SecurityHeaderType;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.SecurityModeComplete;
import io.telcomesh.nas.eps.SecurityModeReject;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.nas.eps.ServiceRequest;
import io.telcomesh.nas.eps.TrackingAreaUpdateReject;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.IdentityType;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Which header type a message is sent with, and which messages may come without protection or with
/// a wrong code, TS 24.301 §4.4.4 and §4.4.5. All of it turns on whether the secure exchange of NAS
/// messages has been established on this connection (§4.4.2.3).
public final class ProtectionRules {
  /// A message that may be processed unverified before the secure exchange.
  record Unverified<M extends NasMessage>(Class<M> message, Predicate<M> when) {
    boolean covers(NasMessage received) {
      return message.isInstance(received) && when.test(message.cast(received));
    }
  }

  /// TS 24.301 §4.4.4.3, also when the code is wrong.
  static final List<Unverified<?>> MME_UNVERIFIED =
      List.of(
          unverified(AttachRequest.class),
          unverified(IdentityResponse.class, ProtectionRules::answersImsi),
          unverified(AuthenticationResponse.class),
          unverified(AuthenticationFailure.class),
          unverified(SecurityModeReject.class),
          unverified(DetachRequestFromUe.class),
          unverified(DetachAcceptFromUe.class),
          unverified(TrackingAreaUpdateRequest.class));

  /// TS 24.301 §4.4.4.3: never plain, but processed when the code is wrong, to be refused.
  static final List<Unverified<?>> MME_WRONG_CODE = List.of(unverified(ServiceRequest.class));

  /// TS 24.301 §4.4.4.2.
  static final List<Unverified<?>> UE_UNVERIFIED =
      List.of(
          unverified(IdentityRequest.class, message -> message.identityType() == IdentityType.IMSI),
          unverified(AuthenticationRequest.class),
          unverified(AuthenticationReject.class),
          unverified(AttachReject.class, message -> mayBeForged(message.cause())),
          unverified(TrackingAreaUpdateReject.class, message -> mayBeForged(message.cause())),
          unverified(ServiceReject.class, message -> mayBeForged(message.cause())),
          unverified(DetachAcceptFromNetwork.class));

  /// Causes that a reject may only carry under protection.
  private static final Set<EmmCause> ONLY_PROTECTED =
      Set.of(
          EmmCause.NOT_AUTHORIZED_FOR_THIS_CSG,
          EmmCause.REDIRECTION_TO_5GCN_REQUIRED,
          EmmCause.PLMN_NOT_ALLOWED_TO_OPERATE_AT_THE_PRESENT_UE_LOCATION);

  private ProtectionRules() {}

  /// Whether the MME processes a message; else it discards it.
  ///
  /// @param received what `message` was decoded from
  /// @param secureExchange established on this connection
  public static boolean mmeProcesses(
      NasMessage message, Unprotected received, boolean secureExchange) {
    return switch (received) {
      case Unprotected.Verified verified -> asCipheredAsDue(message, verified, secureExchange);
      case Unprotected.Plain _ -> !secureExchange && covered(MME_UNVERIFIED, message);
      case Unprotected.IntegrityFailed _ ->
          !secureExchange && (covered(MME_UNVERIFIED, message) || covered(MME_WRONG_CODE, message));
      case Unprotected.Replayed _, Unprotected.Malformed _ -> false;
    };
  }

  /// Whether the UE processes a message; else it discards it.
  ///
  /// @param received what `message` was decoded from
  /// @param secureExchange established on this connection
  public static boolean ueProcesses(
      NasMessage message, Unprotected received, boolean secureExchange) {
    return switch (received) {
      case Unprotected.Verified verified -> asCipheredAsDue(message, verified, secureExchange);
      case Unprotected.Plain _, Unprotected.IntegrityFailed _ ->
          !secureExchange && covered(UE_UNVERIFIED, message);
      case Unprotected.Replayed _, Unprotected.Malformed _ -> false;
    };
  }

  /// With what the MME sends a message.
  public static SecurityHeaderType mmeHeaderType(NasMessage message, boolean secureExchange) {
    if (message instanceof SecurityModeCommand) {
      return SecurityHeaderType.INTEGRITY_NEW_CONTEXT;
    }
    return secureExchange ? SecurityHeaderType.INTEGRITY_AND_CIPHERED : SecurityHeaderType.PLAIN;
  }

  /// With what the UE sends a message.
  ///
  /// @param context whether it has a current security context
  public static SecurityHeaderType ueHeaderType(
      NasMessage message, boolean context, boolean secureExchange) {
    if (message instanceof SecurityModeComplete) {
      return SecurityHeaderType.INTEGRITY_AND_CIPHERED_NEW_CONTEXT;
    }
    if (message instanceof ServiceRequest) {
      return SecurityHeaderType.SERVICE_REQUEST;
    }
    return secureExchange && !neverCiphered(message)
        ? SecurityHeaderType.INTEGRITY_AND_CIPHERED
        : unciphered(context);
  }

  private static SecurityHeaderType unciphered(boolean context) {
    return context ? SecurityHeaderType.INTEGRITY : SecurityHeaderType.PLAIN;
  }

  /// §4.4.5: once messages are ciphered, those that need not be are few.
  private static boolean asCipheredAsDue(
      NasMessage message, Unprotected.Verified received, boolean secureExchange) {
    return !secureExchange
        || received.headerType() != SecurityHeaderType.INTEGRITY
        || neverCiphered(message);
  }

  /// The MME must be able to read it without the UE's context.
  private static boolean neverCiphered(NasMessage message) {
    return message instanceof AttachRequest || message instanceof TrackingAreaUpdateRequest;
  }

  private static boolean covered(List<Unverified<?>> list, NasMessage message) {
    return list.stream().anyMatch(each -> each.covers(message));
  }

  private static <M extends NasMessage> Unverified<M> unverified(Class<M> message) {
    return unverified(message, _ -> true);
  }

  private static <M extends NasMessage> Unverified<M> unverified(
      Class<M> message, Predicate<M> when) {
    return new Unverified<>(message, when);
  }

  /// The requested identity was the IMSI, to which a UE without USIM answers with none.
  private static boolean answersImsi(IdentityResponse response) {
    return response.identity() instanceof MobileIdentity.OfImsi
        || response.identity() instanceof MobileIdentity.None;
  }

  private static boolean mayBeForged(EmmCause cause) {
    return !ONLY_PROTECTED.contains(cause);
  }
}
