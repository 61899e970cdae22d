package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.gtp.Teid;
import java.util.Optional;

/// The header of every message, TS 29.274 §5.
///
/// @param messageType 0 to 255
/// @param teid the receiver's tunnel; the messages of a path (Echo, Version Not Supported) have
///   none
/// @param sequence 24 bits, by which an answer finds its request
/// @param priority 0 (highest) to 15, where the sender gives one
public record GtpcHeader(
    int messageType, Optional<Teid> teid, int sequence, Optional<Integer> priority) {
  static final int VERSION = 2;
  static final int SHORTEST = 8;
  static final int MOST_SEQUENCE = 0xffffff;
  private static final int PIGGYBACKED = 0x10;
  private static final int WITH_TEID = 0x08;
  private static final int WITH_PRIORITY = 0x04;

  public GtpcHeader {
    Codes.require(messageType, 255, "a message type");
    Codes.require(sequence, MOST_SEQUENCE, "a sequence number");
    priority.ifPresent(each -> Codes.require(each, 15, "a message priority"));
  }

  /// The message type where the standard's table has it.
  public Optional<MessageType> type() {
    return MessageType.of(messageType);
  }

  /// What follows the length field, which its flags describe.
  static GtpcHeader decode(int flags, int messageType, OctetReader in) {
    var teid =
        (flags & WITH_TEID) != 0 ? Optional.of(new Teid((int) in.u32())) : Optional.<Teid>empty();
    int sequence = in.u24();
    int last = in.u8();
    var priority =
        (flags & WITH_PRIORITY) != 0 && teid.isPresent()
            ? Optional.of(last >> 4)
            : Optional.<Integer>empty();
    return new GtpcHeader(messageType, teid, sequence, priority);
  }

  /// Of a header with these flags, in octets.
  public static int length(int flags) {
    return (flags & WITH_TEID) != 0 ? SHORTEST + 4 : SHORTEST;
  }

  static boolean piggybacks(int flags) {
    return (flags & PIGGYBACKED) != 0;
  }

  /// @param bodyLength of the IEs in octets
  /// @param piggybacks another message follows in the same datagram
  void encode(int bodyLength, boolean piggybacks, OctetWriter out) {
    out.u8(
        VERSION << 5
            | (piggybacks ? PIGGYBACKED : 0)
            | (teid.isPresent() ? WITH_TEID : 0)
            | (priority.isPresent() ? WITH_PRIORITY : 0));
    out.u8(messageType).u16((teid.isPresent() ? 8 : 4) + bodyLength);
    teid.ifPresent(tunnel -> out.u32(Integer.toUnsignedLong(tunnel.value())));
    out.u24(sequence).u8(priority.orElse(0) << 4);
  }
}
