package io.telcomesh.nas;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.util.List;

/// What stands before the first information element of one kind of message: protocol discriminator,
/// message type, and what else the protocol puts there.
public interface NasHeader {
  /// How many of the message's rows it carries: its first ones.
  int rows();

  /// Reads up to the first information element.
  ///
  /// @return the values of its rows
  /// @throws io.telcomesh.codec.DecodeException when another kind of message begins so
  List<Octets> read(OctetReader in);

  void write(List<Octets> values, OctetWriter out);
}
