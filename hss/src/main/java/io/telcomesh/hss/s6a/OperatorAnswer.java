package io.telcomesh.hss.s6a;

import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;

/// What became of a demand of the operator's that an MME has to meet.
public sealed interface OperatorAnswer {
  /// The MME has done it.
  record Done() implements OperatorAnswer {}

  /// What the MME knows of the subscriber.
  record Known(InsertSubscriberDataAnswer answer) implements OperatorAnswer {}

  /// No such subscriber.
  record NoSubscriber() implements OperatorAnswer {}

  /// No MME serves the subscriber.
  record NotRegistered() implements OperatorAnswer {}

  /// The MME, or our own database, refuses.
  record RefusedBy(Result result) implements OperatorAnswer {}

  /// The MME does not answer, or something else came first.
  record NoAnswer() implements OperatorAnswer {}
}
