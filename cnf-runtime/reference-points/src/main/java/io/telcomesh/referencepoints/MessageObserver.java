package io.telcomesh.referencepoints;

/// Is told every message of every end but the user plane's packets. It is called on the thread that
/// read or wrote the message: it keeps the octets and decodes nothing.
@FunctionalInterface
public interface MessageObserver {
  /// Looks away.
  MessageObserver NONE = _ -> {};

  void observe(ObservedMessage message);
}
