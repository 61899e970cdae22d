package io.telcomesh.capture;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.Octets;
import java.util.List;

/// A DATA chunk, RFC 9260 §3.3.1.
///
/// @param begins B flag: the first fragment of a user message
/// @param ends E flag: the last
/// @param frames that carried it
record DataChunk(
    boolean begins,
    boolean ends,
    int transmissionSequenceNumber,
    int stream,
    long payloadProtocol,
    Octets octets,
    List<Long> frames) {
  private static final int BEGINS = 2;
  private static final int ENDS = 1;

  /// @param value behind the length of the chunk
  static DataChunk decode(int flags, OctetReader value, List<Long> frames) {
    int transmissionSequenceNumber = (int) value.u32();
    int stream = value.u16();
    value.skip(2);
    long payloadProtocol = value.u32();
    return new DataChunk(
        (flags & BEGINS) != 0,
        (flags & ENDS) != 0,
        transmissionSequenceNumber,
        stream,
        payloadProtocol,
        value.rest(),
        frames);
  }

  boolean whole() {
    return begins && ends;
  }

  /// The same, without the packet around it.
  DataChunk alone() {
    return new DataChunk(
        begins,
        ends,
        transmissionSequenceNumber,
        stream,
        payloadProtocol,
        Octets.copyOf(octets.toByteBuffer()),
        frames);
  }
}
