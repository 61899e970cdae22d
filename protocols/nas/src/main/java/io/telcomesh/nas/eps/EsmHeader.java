package io.telcomesh.nas.eps;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.nas.NasHeader;
import java.util.List;

/// Header of an ESM message, TS 24.301 §9.1: EPS bearer identity and protocol discriminator,
/// procedure transaction identity, message type.
record EsmHeader(int messageType) implements NasHeader {
  @Override
  public int rows() {
    return 2;
  }

  @Override
  public List<Octets> read(OctetReader in) {
    int first = in.u8();
    int transaction = in.u8();
    if ((first & 0xf) != Nas.ESM || in.u8() != messageType) {
      throw new DecodeException("no ESM message of type %02X".formatted(messageType));
    }
    return List.of(Octets.of(first >> 4), Octets.of(transaction));
  }

  @Override
  public void write(List<Octets> values, OctetWriter out) {
    var bearer = values.getFirst();
    var transaction = values.getLast();
    out.u8(bearer.at(0) << 4 | Nas.ESM).octets(transaction).u8(messageType);
  }
}
