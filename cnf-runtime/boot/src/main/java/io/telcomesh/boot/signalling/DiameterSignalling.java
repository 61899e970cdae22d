package io.telcomesh.boot.signalling;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.diameter.Command;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterMessage;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.referencepoints.ReferencePoint;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads S6a for the eye, at the MME and at the HSS.
public final class DiameterSignalling implements SignallingDecoder {
  private static final int REQUEST = 0x80;
  private static final int VENDOR = 0x80;
  private static final int RESULT_CODE = 268;
  private static final int EXPERIMENTAL_RESULT = 297;
  private static final int EXPERIMENTAL_RESULT_CODE = 298;

  /// Authentication-Info and the vectors in it, TS 29.272 §7.3.17 to §7.3.20.
  private static final Set<Integer> GROUPS = Set.of(1413, 1414, 1415, 1416);

  /// RAND to KASME, CK, IK, KC, SRES.
  private static final Set<Integer> SECRETS = Set.of(1447, 1448, 1449, 1450, 625, 626, 1453, 1454);

  private static final Map<Integer, String> NAMES =
      Command.all()
          .filter(
              command -> command.application() == 0 || command.application() == S6aAvps.APPLICATION)
          .collect(
              Collectors.toUnmodifiableMap(
                  Command::code,
                  command -> command.requestType().getSimpleName().replaceFirst("Request$", "")));

  @Override
  public boolean reads(Recorded recorded) {
    return recorded instanceof Recorded.OnWire(var message)
        && message.referencePoint() == ReferencePoint.S6A;
  }

  @Override
  public Label label(Octets octets) {
    if (octets.length() < 20) {
      return new Label("unknown", "undecodable");
    }
    boolean request = (octets.at(4) & REQUEST) != 0;
    return new Label(name(octets), request ? "request" : accepted(octets) ? "accepted" : "refused");
  }

  @Override
  public Seen decode(Octets octets) {
    return new Seen(name(octets), tree(octets), redacted(octets));
  }

  private static String name(Octets octets) {
    if (octets.length() < 20) {
      return "unknown";
    }
    int code = octets.slice(5, 8).reader().u24();
    boolean request = (octets.at(4) & REQUEST) != 0;
    var command = NAMES.get(code);
    return (command == null ? "Command" + code : command) + (request ? "Request" : "Answer");
  }

  private static Tree tree(Octets octets) {
    try {
      return switch (Diameter.decode(octets).body()) {
        case Decoded.Accepted<? extends DiameterMessage>(var message, var _) ->
            Diameter.render(message);
        case Decoded.Rejected<? extends DiameterMessage>(var diagnostics, var _) ->
            Tree.leaf("rejected", diagnostics.toString());
      };
    } catch (DecodeException noDiameter) {
      return Tree.leaf("no Diameter message", String.valueOf(noDiameter.getMessage()));
    }
  }

  private static boolean accepted(Octets answer) {
    return result(answer.from(20).reader()) / 1000 == 2;
  }

  /// The first result code among AVPs, 0 where there is none.
  private static int result(OctetReader in) {
    try {
      while (in.remaining() >= 8) {
        var avp = Header.read(in);
        var value = in.octets(avp.valueLength);
        in.octets(Math.min(avp.padding(), in.remaining()));
        if (avp.code == RESULT_CODE || avp.code == EXPERIMENTAL_RESULT_CODE) {
          return (int) value.reader().u32();
        }
        if (avp.code == EXPERIMENTAL_RESULT) {
          return result(value.reader());
        }
      }
    } catch (DecodeException broken) {
      return 0;
    }
    return 0;
  }

  /// The message with its vectors in zeros; what cannot be walked through is in zeros altogether.
  private static Octets redacted(Octets message) {
    var octets = message.toByteArray();
    blank(octets, Math.min(20, octets.length), octets.length);
    return Octets.wrap(octets);
  }

  private static void blank(byte[] octets, int from, int to) {
    int at = from;
    while (at < to) {
      var in = Octets.wrap(octets, at, to - at).reader();
      Header avp;
      try {
        avp = Header.read(in);
        in.octets(avp.valueLength);
      } catch (DecodeException broken) {
        java.util.Arrays.fill(octets, at, to, (byte) 0);
        return;
      }
      int value = at + avp.length();
      if (SECRETS.contains(avp.code)) {
        java.util.Arrays.fill(octets, value, value + avp.valueLength, (byte) 0);
      } else if (GROUPS.contains(avp.code)) {
        blank(octets, value, value + avp.valueLength);
      }
      at = value + avp.valueLength + avp.padding();
    }
  }

  /// An AVP's header, RFC 6733 §4.1.
  private record Header(int code, boolean withVendor, int valueLength) {
    static Header read(OctetReader in) {
      int code = (int) in.u32();
      boolean withVendor = (in.u8() & VENDOR) != 0;
      int valueLength = in.u24() - (withVendor ? 12 : 8);
      if (withVendor) {
        in.u32();
      }
      if (valueLength < 0) {
        throw new DecodeException("an AVP shorter than its header");
      }
      return new Header(code, withVendor, valueLength);
    }

    int length() {
      return withVendor ? 12 : 8;
    }

    int padding() {
      return -valueLength & 3;
    }
  }
}
