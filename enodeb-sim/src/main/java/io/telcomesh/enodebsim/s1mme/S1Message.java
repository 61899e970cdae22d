package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.codec.Decoded;
import io.telcomesh.s1ap.S1apMessage;

/// What reaches the runner of an S1 interface: everything on its association that belongs to no UE.
public sealed interface S1Message {
  /// S1 Setup is due: the association is up, or the time to wait is over.
  record SetUp() implements S1Message {}

  record Received(S1apMessage message) implements S1Message {}

  /// A PDU that could not be read, or only with faults to be told of.
  record Faulty(Decoded<S1apMessage> pdu) implements S1Message {}

  /// The eNodeB's name or tracking area has changed, or is to be told once more.
  record ConfigurationUpdateWanted() implements S1Message {}

  /// The eNodeB has lost its UE contexts.
  record ResetWanted() implements S1Message {}
}
