package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.TriggeringMessage.INITIATING_MESSAGE;
import static io.telcomesh.s1ap.TriggeringMessage.SUCCESSFUL_OUTCOME;
import static io.telcomesh.s1ap.TriggeringMessage.UNSUCCESSFUL_OUTCOME;

import io.telcomesh.asn1per.Criticality;
import io.telcomesh.codec.MessageCodec;
import java.util.List;
import java.util.stream.Stream;

/// The elementary procedures that have messages here, TS 36.413 §8.1 and §9.3.3: their codes and
/// criticalities.
public enum ElementaryProcedure {
  // Class 1: a request and its answers
  E_RAB_SETUP(
      5,
      REJECT,
      initiating(ERabSetupRequest.class, ERabSetupRequest.CODEC),
      successful(ERabSetupResponse.class, ERabSetupResponse.CODEC)),
  E_RAB_RELEASE(
      7,
      REJECT,
      initiating(ERabReleaseCommand.class, ERabReleaseCommand.CODEC),
      successful(ERabReleaseResponse.class, ERabReleaseResponse.CODEC)),
  INITIAL_CONTEXT_SETUP(
      9,
      REJECT,
      initiating(InitialContextSetupRequest.class, InitialContextSetupRequest.CODEC),
      successful(InitialContextSetupResponse.class, InitialContextSetupResponse.CODEC),
      unsuccessful(InitialContextSetupFailure.class, InitialContextSetupFailure.CODEC)),
  RESET(
      14,
      REJECT,
      initiating(Reset.class, Reset.CODEC),
      successful(ResetAcknowledge.class, ResetAcknowledge.CODEC)),
  S1_SETUP(
      17,
      REJECT,
      initiating(S1SetupRequest.class, S1SetupRequest.CODEC),
      successful(S1SetupResponse.class, S1SetupResponse.CODEC),
      unsuccessful(S1SetupFailure.class, S1SetupFailure.CODEC)),
  UE_CONTEXT_MODIFICATION(
      21,
      REJECT,
      initiating(UeContextModificationRequest.class, UeContextModificationRequest.CODEC),
      successful(UeContextModificationResponse.class, UeContextModificationResponse.CODEC),
      unsuccessful(UeContextModificationFailure.class, UeContextModificationFailure.CODEC)),
  UE_CONTEXT_RELEASE(
      23,
      REJECT,
      initiating(UeContextReleaseCommand.class, UeContextReleaseCommand.CODEC),
      successful(UeContextReleaseComplete.class, UeContextReleaseComplete.CODEC)),
  ENB_CONFIGURATION_UPDATE(
      29,
      REJECT,
      initiating(EnbConfigurationUpdate.class, EnbConfigurationUpdate.CODEC),
      successful(EnbConfigurationUpdateAcknowledge.class, EnbConfigurationUpdateAcknowledge.CODEC),
      unsuccessful(EnbConfigurationUpdateFailure.class, EnbConfigurationUpdateFailure.CODEC)),

  // Class 2: no answer
  PAGING(10, IGNORE, initiating(Paging.class, Paging.CODEC)),
  DOWNLINK_NAS_TRANSPORT(
      11, IGNORE, initiating(DownlinkNasTransport.class, DownlinkNasTransport.CODEC)),
  INITIAL_UE_MESSAGE(12, IGNORE, initiating(InitialUeMessage.class, InitialUeMessage.CODEC)),
  UPLINK_NAS_TRANSPORT(13, IGNORE, initiating(UplinkNasTransport.class, UplinkNasTransport.CODEC)),
  ERROR_INDICATION(15, IGNORE, initiating(ErrorIndication.class, ErrorIndication.CODEC)),
  NAS_NON_DELIVERY_INDICATION(
      16, IGNORE, initiating(NasNonDeliveryIndication.class, NasNonDeliveryIndication.CODEC)),
  UE_CONTEXT_RELEASE_REQUEST(
      18, IGNORE, initiating(UeContextReleaseRequest.class, UeContextReleaseRequest.CODEC)),
  UE_CAPABILITY_INFO_INDICATION(
      22, IGNORE, initiating(UeCapabilityInfoIndication.class, UeCapabilityInfoIndication.CODEC)),
  OVERLOAD_START(34, IGNORE, initiating(OverloadStart.class, OverloadStart.CODEC)),
  OVERLOAD_STOP(35, REJECT, initiating(OverloadStop.class, OverloadStop.CODEC));

  private final int code;
  private final Criticality criticality;
  private final List<Message<?>> messages;

  ElementaryProcedure(int code, Criticality criticality, Message<?>... messages) {
    this.code = code;
    this.criticality = criticality;
    this.messages = List.of(messages);
  }

  public int code() {
    return code;
  }

  public Criticality criticality() {
    return criticality;
  }

  List<Message<?>> messages() {
    return messages;
  }

  /// A message and its role in the procedure.
  record Message<M extends S1apMessage>(
      TriggeringMessage role, Class<M> type, MessageCodec<M> codec) {}

  private static <M extends S1apMessage> Message<M> initiating(
      Class<M> type, MessageCodec<M> codec) {
    return new Message<>(INITIATING_MESSAGE, type, codec);
  }

  private static <M extends S1apMessage> Message<M> successful(
      Class<M> type, MessageCodec<M> codec) {
    return new Message<>(SUCCESSFUL_OUTCOME, type, codec);
  }

  private static <M extends S1apMessage> Message<M> unsuccessful(
      Class<M> type, MessageCodec<M> codec) {
    return new Message<>(UNSUCCESSFUL_OUTCOME, type, codec);
  }

  /// Every message with the header of its PDU.
  static Stream<Routed<?>> all() {
    return Stream.of(values()).flatMap(ElementaryProcedure::routed);
  }

  private Stream<Routed<?>> routed() {
    return messages.stream()
        .map(message -> new Routed<>(new Header(message.role(), code, criticality), message));
  }

  record Routed<M extends S1apMessage>(Header header, Message<M> message) {}
}
