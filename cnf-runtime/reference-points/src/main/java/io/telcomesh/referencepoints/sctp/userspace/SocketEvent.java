package io.telcomesh.referencepoints.sctp.userspace;

import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.SHORT;

import io.telcomesh.referencepoints.sctp.SctpMessage;
import java.lang.foreign.MemorySegment;

/// What one read of a socket brings: a message, or what the library says of the association, RFC
/// 6458 §6.1.
sealed interface SocketEvent {
  int ASSOC_CHANGE = 0x0001;

  record Message(SctpMessage message) implements SocketEvent {}

  record Up(int outboundStreams, int inboundStreams) implements SocketEvent {}

  record Restarted() implements SocketEvent {}

  /// The peer aborted the association, or was lost.
  record Lost(boolean abortedByPeer) implements SocketEvent {}

  record ShutDown() implements SocketEvent {}

  record CannotStart() implements SocketEvent {}

  /// A message is longer than the room for one.
  record TooLong() implements SocketEvent {}

  /// Something that we do not act upon, or a part of a message.
  record Other() implements SocketEvent {}

  /// There is no more now.
  record Nothing() implements SocketEvent {}

  /// Reads a `union sctp_notification` of so many octets: struct sctp_assoc_change {type, flags
  /// u16; length u32; state, error, outbound_streams, inbound_streams u16; assoc_id u32; info…}. A
  /// loss carries the peer's ABORT chunk where there was one.
  static SocketEvent notification(MemorySegment octets, int length) {
    if (length < 20 || unsigned(octets, 0) != ASSOC_CHANGE) {
      return new Other();
    }
    return switch (unsigned(octets, 8)) {
      case 1 -> new Up(unsigned(octets, 12), unsigned(octets, 14));
      case 2 -> new Lost(length > 20);
      case 3 -> new Restarted();
      case 4 -> new ShutDown();
      case 5 -> new CannotStart();
      default -> new Other();
    };
  }

  private static int unsigned(MemorySegment octets, long offset) {
    return octets.get(SHORT, offset) & 0xffff;
  }
}
