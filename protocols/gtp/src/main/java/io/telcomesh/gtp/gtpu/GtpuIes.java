package io.telcomesh.gtp.gtpu;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Element;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.TableBuilder;
import io.telcomesh.gtp.Teid;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All information elements, TS 29.281 Table 8.1-1.
final class GtpuIes {
  static final int RECOVERY = 14;
  static final int TEID_DATA_I = 16;
  static final int PEER_ADDRESS = 133;
  static final int EXTENSION_HEADER_TYPE_LIST = 141;

  static final Element<Integer> RESTART_COUNTER =
      Element.of("Recovery", OctetReader::u8, (counter, out) -> out.u8(counter));
  static final Element<Teid> TUNNEL =
      Element.of(
          "Tunnel Endpoint Identifier Data I",
          in -> new Teid((int) in.u32()),
          (teid, out) -> out.u32(Integer.toUnsignedLong(teid.value())));
  static final Element<InetAddress> ADDRESS =
      Element.of(
          "GTP-U Peer Address",
          GtpuIes::address,
          (address, out) -> out.octets(Octets.wrap(address.getAddress())));
  static final Element<List<Integer>> EXTENSION_HEADER_TYPES =
      Element.of("Extension Header Type List", GtpuIes::types, GtpuIes::writeTypes);

  private static final Map<Integer, Element<?>> BY_TYPE =
      Map.of(
          RECOVERY,
          RESTART_COUNTER,
          TEID_DATA_I,
          TUNNEL,
          PEER_ADDRESS,
          ADDRESS,
          EXTENSION_HEADER_TYPE_LIST,
          EXTENSION_HEADER_TYPES,
          230,
          Element.octets("GTP-U Tunnel Status Information"),
          231,
          Element.octets("Recovery Time Stamp"),
          255,
          Element.octets("Private Extension"));

  private GtpuIes() {}

  static <M> TableBuilder<M, GtpuIe> message(Class<M> type, String name) {
    return Table.of(type, name, GtpuFraming.GTPU, GtpuIes::element);
  }

  private static Optional<Element<?>> element(GtpuIe tag) {
    return Optional.ofNullable(BY_TYPE.get(tag.type()));
  }

  private static InetAddress address(OctetReader in) {
    try {
      return InetAddress.getByAddress(in.rest().toByteArray());
    } catch (UnknownHostException wrongLength) {
      throw new DecodeException(String.valueOf(wrongLength.getMessage()));
    }
  }

  private static List<Integer> types(OctetReader in) {
    var types = new ArrayList<Integer>();
    while (in.hasRemaining()) {
      types.add(in.u8());
    }
    return List.copyOf(types);
  }

  private static void writeTypes(List<Integer> types, OctetWriter out) {
    types.forEach(out::u8);
  }
}
