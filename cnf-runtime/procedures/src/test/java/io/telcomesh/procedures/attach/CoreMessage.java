package io.telcomesh.procedures.attach;

/// What the MME exchanges with the HSS and the SGW in this example.
sealed interface CoreMessage {

  record UpdateLocationRequest(String imsi) implements CoreMessage {}

  record UpdateLocationAnswer(int resultCode, String apn) implements CoreMessage {}

  record InsertSubscriberDataAnswer() implements CoreMessage {}

  record CreateSessionRequest(String imsi, String apn) implements CoreMessage {}

  record CreateSessionResponse(int cause, int teid, String address) implements CoreMessage {}

  record ModifyBearerRequest(int teid, String downlink) implements CoreMessage {}

  record ModifyBearerResponse(int cause) implements CoreMessage {}

  record DeleteSessionRequest(int teid) implements CoreMessage {}

  record DeleteSessionResponse(int cause) implements CoreMessage {}
}
