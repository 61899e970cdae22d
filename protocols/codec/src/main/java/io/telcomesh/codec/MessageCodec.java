package io.telcomesh.codec;

/// Turns one kind of message into octets and back. Each message record has one, in its constant
/// `CODEC`.
public interface MessageCodec<M> {
  /// The message's name in the standard.
  String name();

  /// Reads a message body; never throws.
  Decoded<M> decode(OctetReader body);

  void encode(M message, OctetWriter out);

  Tree render(M message);

  default Decoded<M> decode(Octets body) {
    return decode(body.reader());
  }

  default Octets encode(M message) {
    var out = new OctetWriter();
    encode(message, out);
    return out.toOctets();
  }
}
