package io.telcomesh.boot.signalling;

import io.telcomesh.codec.Tree;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.Gtpc;
import io.telcomesh.gtp.gtpc.MessageType;
import io.telcomesh.gtp.gtpc.Received;
import io.telcomesh.referencepoints.ReferencePoint;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads GTPv2-C for the eye, on S11 and S5/S8.
public final class GtpcSignalling implements SignallingDecoder {
  private static final Map<MessageType, String> NAMES =
      Stream.of(MessageType.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), GtpcSignalling::inCamelCase));

  private static final Set<ReferencePoint> POINTS =
      Set.of(ReferencePoint.S11, ReferencePoint.S5_S8);

  @Override
  public boolean reads(Recorded recorded) {
    return recorded instanceof Recorded.OnWire(var message)
        && POINTS.contains(message.referencePoint())
        && (message.local().getPort() == Gtpc.PORT || message.peer().getPort() == Gtpc.PORT);
  }

  /// From the header and the cause; what gives no cause counts as a request.
  @Override
  public Label label(Recorded recorded) {
    var octets = recorded.octets();
    if (octets.length() < 8) {
      return new Label("unknown", "undecodable");
    }
    var cause = Gtpc.cause(octets);
    return new Label(
        name(octets.at(1)),
        cause.map(this::result).orElse("request"),
        cause.map(code -> "" + code.code()).orElse("none"));
  }

  private String result(Cause cause) {
    return cause.accepts() ? "accepted" : cause.rejects() ? "refused" : "request";
  }

  @Override
  public Seen decode(Recorded recorded) {
    var octets = recorded.octets();
    var name = octets.length() < 2 ? "unknown" : name(octets.at(1));
    var trees = Gtpc.decode(octets).stream().map(GtpcSignalling::tree).toList();
    var tree = trees.size() == 1 ? trees.getFirst() : Tree.of(name, trees);
    return new Seen(name, tree, Gtpc.redact(octets));
  }

  private static Tree tree(Received received) {
    return switch (received) {
      case Received.Message(var _, var message, var _) -> Gtpc.render(message);
      case Received.Refused refused -> Tree.leaf("rejected", refused.diagnostics().toString());
      case Received.UnknownType unknown -> Gtpc.render(unknown);
      case Received.OtherVersion(int version) -> Tree.leaf("GTP version", "" + version);
      case Received.Unreadable(var reason) -> Tree.leaf("unreadable", reason);
    };
  }

  private static String name(int type) {
    return MessageType.of(type).map(NAMES::get).orElseGet(() -> "type" + type);
  }

  private static String inCamelCase(MessageType type) {
    var name = new StringBuilder();
    for (var word : type.name().split("_")) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
