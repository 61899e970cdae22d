package io.telcomesh.diameter;

import io.telcomesh.codec.Table;
import io.telcomesh.diameter.base.CapabilitiesExchangeAnswer;
import io.telcomesh.diameter.base.CapabilitiesExchangeRequest;
import io.telcomesh.diameter.base.DeviceWatchdogAnswer;
import io.telcomesh.diameter.base.DeviceWatchdogRequest;
import io.telcomesh.diameter.base.DisconnectPeerAnswer;
import io.telcomesh.diameter.base.DisconnectPeerRequest;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.CancelLocationAnswer;
import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataRequest;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.InsertSubscriberDataRequest;
import io.telcomesh.diameter.s6a.NotifyAnswer;
import io.telcomesh.diameter.s6a.NotifyRequest;
import io.telcomesh.diameter.s6a.PurgeUeAnswer;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.UpdateLocationAnswer;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import java.util.Optional;
import java.util.stream.Stream;

/// The commands that we speak: code, application, the tables of request and answer. A new command
/// is a line here and its two records.
///
/// @param <Q> the request
/// @param <A> the answer
public record Command<Q extends DiameterRequest, A extends DiameterAnswer>(
    int code,
    int application,
    boolean proxiable,
    Class<Q> requestType,
    Table<Q, AvpTag> request,
    Class<A> answerType,
    Table<A, AvpTag> answer) {

  public static final Command<CapabilitiesExchangeRequest, CapabilitiesExchangeAnswer>
      CAPABILITIES_EXCHANGE =
          new Command<>(
              257,
              0,
              false,
              CapabilitiesExchangeRequest.class,
              CapabilitiesExchangeRequest.CODEC,
              CapabilitiesExchangeAnswer.class,
              CapabilitiesExchangeAnswer.CODEC);
  public static final Command<DeviceWatchdogRequest, DeviceWatchdogAnswer> DEVICE_WATCHDOG =
      new Command<>(
          280,
          0,
          false,
          DeviceWatchdogRequest.class,
          DeviceWatchdogRequest.CODEC,
          DeviceWatchdogAnswer.class,
          DeviceWatchdogAnswer.CODEC);
  public static final Command<DisconnectPeerRequest, DisconnectPeerAnswer> DISCONNECT_PEER =
      new Command<>(
          282,
          0,
          false,
          DisconnectPeerRequest.class,
          DisconnectPeerRequest.CODEC,
          DisconnectPeerAnswer.class,
          DisconnectPeerAnswer.CODEC);
  public static final Command<UpdateLocationRequest, UpdateLocationAnswer> UPDATE_LOCATION =
      new Command<>(
          316,
          S6aAvps.APPLICATION,
          true,
          UpdateLocationRequest.class,
          UpdateLocationRequest.CODEC,
          UpdateLocationAnswer.class,
          UpdateLocationAnswer.CODEC);
  public static final Command<CancelLocationRequest, CancelLocationAnswer> CANCEL_LOCATION =
      new Command<>(
          317,
          S6aAvps.APPLICATION,
          true,
          CancelLocationRequest.class,
          CancelLocationRequest.CODEC,
          CancelLocationAnswer.class,
          CancelLocationAnswer.CODEC);
  public static final Command<AuthenticationInformationRequest, AuthenticationInformationAnswer>
      AUTHENTICATION_INFORMATION =
          new Command<>(
              318,
              S6aAvps.APPLICATION,
              true,
              AuthenticationInformationRequest.class,
              AuthenticationInformationRequest.CODEC,
              AuthenticationInformationAnswer.class,
              AuthenticationInformationAnswer.CODEC);
  public static final Command<InsertSubscriberDataRequest, InsertSubscriberDataAnswer>
      INSERT_SUBSCRIBER_DATA =
          new Command<>(
              319,
              S6aAvps.APPLICATION,
              true,
              InsertSubscriberDataRequest.class,
              InsertSubscriberDataRequest.CODEC,
              InsertSubscriberDataAnswer.class,
              InsertSubscriberDataAnswer.CODEC);
  public static final Command<DeleteSubscriberDataRequest, DeleteSubscriberDataAnswer>
      DELETE_SUBSCRIBER_DATA =
          new Command<>(
              320,
              S6aAvps.APPLICATION,
              true,
              DeleteSubscriberDataRequest.class,
              DeleteSubscriberDataRequest.CODEC,
              DeleteSubscriberDataAnswer.class,
              DeleteSubscriberDataAnswer.CODEC);
  public static final Command<PurgeUeRequest, PurgeUeAnswer> PURGE_UE =
      new Command<>(
          321,
          S6aAvps.APPLICATION,
          true,
          PurgeUeRequest.class,
          PurgeUeRequest.CODEC,
          PurgeUeAnswer.class,
          PurgeUeAnswer.CODEC);

  public static final Command<NotifyRequest, NotifyAnswer> NOTIFY =
      new Command<>(
          323,
          S6aAvps.APPLICATION,
          true,
          NotifyRequest.class,
          NotifyRequest.CODEC,
          NotifyAnswer.class,
          NotifyAnswer.CODEC);

  /// All commands, the base protocol's first.
  public static Stream<Command<?, ?>> all() {
    return Stream.of(
        CAPABILITIES_EXCHANGE,
        DEVICE_WATCHDOG,
        DISCONNECT_PEER,
        UPDATE_LOCATION,
        CANCEL_LOCATION,
        AUTHENTICATION_INFORMATION,
        INSERT_SUBSCRIBER_DATA,
        DELETE_SUBSCRIBER_DATA,
        PURGE_UE,
        NOTIFY);
  }

  static Optional<Command<?, ?>> of(DiameterHeader header) {
    return all()
        .filter(each -> each.code == header.commandCode())
        .filter(each -> each.application == header.applicationId())
        .findFirst();
  }

  static Command<?, ?> of(DiameterMessage message) {
    return all()
        .filter(each -> each.requestType.isInstance(message) || each.answerType.isInstance(message))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no command of " + message.getClass()));
  }
}
