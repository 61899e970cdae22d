package io.telcomesh.mme.s1mme;

import io.telcomesh.codec.Decoded;
import io.telcomesh.s1ap.InitialUeMessage;
import io.telcomesh.s1ap.S1apMessage;

/// What reaches the runner of an eNodeB: everything on its association that belongs to no UE.
sealed interface EnodebMessage {
  record Received(S1apMessage message) implements EnodebMessage {}

  /// A UE asks for service under a name that this MME does not know.
  record UnknownUe(InitialUeMessage message) implements EnodebMessage {}

  /// The MME has more or less to do than before.
  record LoadChanged() implements EnodebMessage {}

  /// A PDU that could not be read.
  record Rejected(Decoded.Rejected<S1apMessage> pdu) implements EnodebMessage {}
}
