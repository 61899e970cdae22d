package io.telcomesh.boot.signalling;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.gtp.gtpc.Gtpc;
import io.telcomesh.gtp.gtpc.MessageType;
import io.telcomesh.gtp.gtpc.Received;
import io.telcomesh.referencepoints.ReferencePoint;
import java.util.Locale;
import java.util.Set;

/// Reads GTPv2-C for the eye, on S11 and S5/S8.
public final class GtpcSignalling implements SignallingDecoder {
  private static final Set<ReferencePoint> POINTS =
      Set.of(ReferencePoint.S11, ReferencePoint.S5_S8);
  private static final int WITH_TEID = 0x08;
  private static final int CAUSE = 2;
  private static final int FIRST_REJECTING = 64;

  @Override
  public boolean reads(Recorded recorded) {
    return recorded instanceof Recorded.OnWire(var message)
        && POINTS.contains(message.referencePoint())
        && (message.local().getPort() == Gtpc.PORT || message.peer().getPort() == Gtpc.PORT);
  }

  /// From the header and, of a response, the cause: its first IE, or the one after.
  @Override
  public Label label(Octets octets) {
    if (octets.length() < 8) {
      return new Label("unknown", "undecodable");
    }
    return new Label(name(octets.at(1)), result(octets));
  }

  @Override
  public Seen decode(Octets octets) {
    var name = octets.length() < 2 ? "unknown" : name(octets.at(1));
    var trees = Gtpc.decode(octets).stream().map(GtpcSignalling::tree).toList();
    return new Seen(name, trees.size() == 1 ? trees.getFirst() : Tree.of(name, trees), octets);
  }

  private static Tree tree(Received received) {
    return switch (received) {
      case Received.Message(var _, var message, var _) -> Gtpc.render(message);
      case Received.Refused refused -> Tree.leaf("rejected", refused.diagnostics().toString());
      case Received.UnknownType(var header, var body) ->
          Tree.leaf("message type " + header.messageType(), body.toHex());
      case Received.OtherVersion(int version) -> Tree.leaf("GTP version", "" + version);
      case Received.Unreadable(var reason) -> Tree.leaf("unreadable", reason);
    };
  }

  private static String name(int type) {
    return MessageType.of(type).map(GtpcSignalling::inCamelCase).orElse("type" + type);
  }

  private static String inCamelCase(MessageType type) {
    var name = new StringBuilder();
    for (var word : type.name().split("_")) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  private static String result(Octets octets) {
    int at = (octets.at(0) & WITH_TEID) != 0 ? 12 : 8;
    if (octets.length() > at + 4 && octets.at(at) == CAUSE) {
      return octets.at(at + 4) < FIRST_REJECTING ? "accepted" : "refused";
    }
    return "request";
  }
}
