package io.telcomesh.diameter;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;

/// The 20 octets in front of the AVPs, RFC 6733 §3.
///
/// @param proxiable P bit: may be relayed
/// @param error E bit: the answer is a protocol error and has the form of [ErrorAnswer]
/// @param retransmitted T bit: may have been sent before, after a connection was lost
/// @param hopByHop matches an answer with its request on one connection
/// @param endToEnd lets a receiver see duplicates
public record DiameterHeader(
    boolean request,
    boolean proxiable,
    boolean error,
    boolean retransmitted,
    int commandCode,
    int applicationId,
    int hopByHop,
    int endToEnd) {
  public static final int LENGTH = 20;

  private static final int VERSION = 1;

  /// The length of the message whose first four octets are given, header included.
  ///
  /// @throws DecodeException when it is no Diameter message
  public static int messageLength(OctetReader in) {
    int version = in.u8();
    int length = in.u24();
    if (version != VERSION || length < LENGTH || length % 4 != 0) {
      throw new DecodeException("version %d, %d octets".formatted(version, length));
    }
    return length;
  }

  /// Reads from the fourth octet of a message, behind its length.
  static DiameterHeader decode(OctetReader in) {
    int flags = in.u8();
    return new DiameterHeader(
        (flags & 0x80) != 0,
        (flags & 0x40) != 0,
        (flags & 0x20) != 0,
        (flags & 0x10) != 0,
        in.u24(),
        (int) in.u32(),
        (int) in.u32(),
        (int) in.u32());
  }

  void encode(int bodyLength, OctetWriter out) {
    out.u8(VERSION).u24(LENGTH + bodyLength);
    out.u8(
        (request ? 0x80 : 0)
            | (proxiable ? 0x40 : 0)
            | (error ? 0x20 : 0)
            | (retransmitted ? 0x10 : 0));
    out.u24(commandCode).u32(applicationId & 0xffffffffL);
    out.u32(hopByHop & 0xffffffffL).u32(endToEnd & 0xffffffffL);
  }

  /// The header of the answer to this request.
  public DiameterHeader answer(boolean withError) {
    return new DiameterHeader(
        false, proxiable, withError, false, commandCode, applicationId, hopByHop, endToEnd);
  }
}
