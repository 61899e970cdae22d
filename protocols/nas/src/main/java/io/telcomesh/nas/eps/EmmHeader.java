package io.telcomesh.nas.eps;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.nas.NasHeader;
import java.util.List;

/// Header of a plain EMM message, TS 24.301 §9.1: security header type 0 and protocol
/// discriminator, message type.
record EmmHeader(int messageType) implements NasHeader {
  @Override
  public int rows() {
    return 0;
  }

  @Override
  public List<Octets> read(OctetReader in) {
    if (in.u8() != Nas.EMM || in.u8() != messageType) {
      throw new DecodeException("no EMM message of type %02X".formatted(messageType));
    }
    return List.of();
  }

  @Override
  public void write(List<Octets> values, OctetWriter out) {
    out.u8(Nas.EMM).u8(messageType);
  }
}
