package io.telcomesh.gtp.gtpu;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.gtp.Teid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The header of every GTP-U message, TS 29.281 §5.
///
/// @param messageType 0 to 255
/// @param teid the receiver's tunnel, [Teid#NONE] in the messages of a path
/// @param sequence 16 bits
/// @param nPduNumber 8 bits
public record GtpuHeader(
    int messageType,
    Teid teid,
    Optional<Integer> sequence,
    Optional<Integer> nPduNumber,
    List<ExtensionHeader> extensions) {
  static final int VERSION_1_GTP = 0x30;
  static final int WITH_EXTENSIONS = 0x04;
  static final int WITH_SEQUENCE = 0x02;
  static final int WITH_N_PDU_NUMBER = 0x01;
  static final int WITH_ANY = WITH_EXTENSIONS | WITH_SEQUENCE | WITH_N_PDU_NUMBER;

  public GtpuHeader {
    extensions = List.copyOf(extensions);
  }

  public static GtpuHeader of(int messageType, Teid teid) {
    return new GtpuHeader(messageType, teid, Optional.empty(), Optional.empty(), List.of());
  }

  public static GtpuHeader of(int messageType, Teid teid, int sequence) {
    return new GtpuHeader(messageType, teid, Optional.of(sequence), Optional.empty(), List.of());
  }

  /// @throws DecodeException when it is no GTP-U version 1, or ends early
  static GtpuHeader decode(OctetReader in) {
    int flags = in.u8();
    if ((flags & 0xf0) != VERSION_1_GTP) {
      throw new DecodeException("%02x is not GTP version 1".formatted(flags));
    }
    int type = in.u8();
    int length = in.u16();
    var teid = new Teid((int) in.u32());
    if (length != in.remaining()) {
      throw new DecodeException("%d octets that say they are %d".formatted(in.remaining(), length));
    }
    if ((flags & WITH_ANY) == 0) {
      return of(type, teid);
    }
    int sequence = in.u16();
    int nPduNumber = in.u8();
    int next = in.u8();
    return new GtpuHeader(
        type,
        teid,
        (flags & WITH_SEQUENCE) != 0 ? Optional.of(sequence) : Optional.empty(),
        (flags & WITH_N_PDU_NUMBER) != 0 ? Optional.of(nPduNumber) : Optional.empty(),
        (flags & WITH_EXTENSIONS) != 0 ? extensions(next, in) : List.of());
  }

  void encode(int bodyLength, OctetWriter out) {
    var rest = new OctetWriter();
    int flags =
        (extensions.isEmpty() ? 0 : WITH_EXTENSIONS)
            | (sequence.isPresent() ? WITH_SEQUENCE : 0)
            | (nPduNumber.isPresent() ? WITH_N_PDU_NUMBER : 0);
    if (flags != 0) {
      rest.u16(sequence.orElse(0)).u8(nPduNumber.orElse(0));
      for (var extension : extensions) {
        rest.u8(extension.type()).u8((extension.content().length() + 2) / 4);
        rest.octets(extension.content());
      }
      rest.u8(0);
    }
    out.u8(VERSION_1_GTP | flags).u8(messageType).u16(rest.length() + bodyLength);
    out.u32(Integer.toUnsignedLong(teid.value())).octets(rest.toOctets());
  }

  private static List<ExtensionHeader> extensions(int first, OctetReader in) {
    var extensions = new ArrayList<ExtensionHeader>();
    int type = first;
    while (type != 0) {
      int length = 4 * in.u8();
      if (length == 0) {
        throw new DecodeException("an extension header of no length");
      }
      extensions.add(new ExtensionHeader(type, in.octets(length - 2)));
      type = in.u8();
    }
    return extensions;
  }
}
