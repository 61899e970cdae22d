package io.telcomesh.codec;

import java.util.List;

/// Turns one kind of message into octets and back. Each message record has one, in its constant
/// `CODEC`.
public interface MessageCodec<M> {
  /// The message's name in the standard.
  String name();

  /// Reads a message body; never throws.
  Decoded<M> decode(OctetReader body);

  void encode(M message, OctetWriter out);

  Tree render(M message);

  /// A body as it may be shown or kept: as many octets, the values of secrets in zeros, and what
  /// cannot be cut into fields too.
  Octets redact(Octets body);

  /// The fields of a body as they lie in it. A group that cannot be cut is a plain value.
  ///
  /// @throws DecodeException where the body itself cannot be cut
  List<FieldTree> fields(Octets body);

  default Decoded<M> decode(Octets body) {
    return decode(body.reader());
  }

  default Octets encode(M message) {
    var out = new OctetWriter();
    encode(message, out);
    return out.toOctets();
  }
}
