package io.telcomesh.procedures.attach;

/// Everything that reaches a UE's runner in this example.
sealed interface UeMessage {

  sealed interface Nas extends UeMessage {}

  sealed interface S1ap extends UeMessage {}

  record AttachRequest(String imsi) implements Nas {}

  record AuthenticationRequest(String rand) implements Nas {}

  sealed interface AuthenticationAnswer extends Nas {}

  record AuthenticationResponse(String res) implements AuthenticationAnswer {}

  record AuthenticationFailure(int cause) implements AuthenticationAnswer {}

  record SecurityModeCommand(String algorithms) implements Nas {}

  sealed interface SecurityModeAnswer extends Nas {}

  record SecurityModeComplete(String imeisv) implements SecurityModeAnswer {}

  record SecurityModeReject(int cause) implements SecurityModeAnswer {}

  record AttachAccept(String address) implements Nas {}

  record AttachComplete() implements Nas {}

  record AttachReject(int cause) implements Nas {}

  record DetachRequest() implements Nas {}

  record DetachAccept() implements Nas {}

  record InitialContextSetupRequest(String uplink, AttachAccept accept) implements S1ap {}

  sealed interface InitialContextSetupOutcome extends S1ap {}

  record InitialContextSetupResponse(String downlink) implements InitialContextSetupOutcome {}

  record InitialContextSetupFailure(String cause) implements InitialContextSetupOutcome {}

  record UeContextReleaseRequest() implements S1ap {}

  /// S6a Insert Subscriber Data Request.
  record InsertSubscriberDataRequest(String apn) implements UeMessage {}
}
