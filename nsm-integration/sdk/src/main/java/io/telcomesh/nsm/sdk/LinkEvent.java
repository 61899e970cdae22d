package io.telcomesh.nsm.sdk;

/// What becomes of a connection, as those who use it have to know it.
public sealed interface LinkEvent {

  /// It can be used: its interface is there and has its address.
  record Up(Link link) implements LinkEvent {}

  /// It healed or was refreshed with other addresses or another interface.
  record Moved(Link from, Link to) implements LinkEvent {}

  /// It cannot be used until it is up again.
  record Down(Link link) implements LinkEvent {}

  /// Hears the events of a connection, one at a time, in order.
  @FunctionalInterface
  interface Listener {
    void changed(LinkEvent event);
  }
}
