package io.telcomesh.nas.eps;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.nas.NasHeader;
import java.util.List;

/// Header of the Service Request, TS 24.301 §8.2.25: one octet, no message type.
record ServiceRequestHeader() implements NasHeader {
  @Override
  public int rows() {
    return 0;
  }

  @Override
  public List<Octets> read(OctetReader in) {
    int first = in.u8();
    if ((first & 0xf) != Nas.EMM
        || SecurityHeaderType.of(first >> 4)
            .filter(SecurityHeaderType.SERVICE_REQUEST::equals)
            .isEmpty()) {
      throw new DecodeException("no Service request");
    }
    return List.of();
  }

  @Override
  public void write(List<Octets> values, OctetWriter out) {
    out.u8(SecurityHeaderType.SERVICE_REQUEST.code() << 4 | Nas.EMM);
  }
}
