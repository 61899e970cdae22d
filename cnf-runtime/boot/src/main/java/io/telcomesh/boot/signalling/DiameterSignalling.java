package io.telcomesh.boot.signalling;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.diameter.Command;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.diameter.DiameterMessage;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.referencepoints.ReferencePoint;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads S6a for the eye, at the MME and at the HSS.
public final class DiameterSignalling implements SignallingDecoder {
  private static final int REQUEST = 0x80;

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
  public Label label(Recorded recorded) {
    var octets = recorded.octets();
    if (octets.length() < DiameterHeader.LENGTH) {
      return new Label("unknown", "undecodable");
    }
    boolean request = (octets.at(4) & REQUEST) != 0;
    return request ? new Label(name(octets), "request") : answer(octets);
  }

  @Override
  public Seen decode(Recorded recorded) {
    var octets = recorded.octets();
    return new Seen(name(octets), tree(octets), Diameter.redact(octets));
  }

  private static Label answer(Octets octets) {
    var result = Diameter.result(octets);
    return new Label(
        name(octets),
        result.filter(Result::success).isPresent() ? "accepted" : "refused",
        result.map(code -> "" + code.code()).orElse("none"));
  }

  private static String name(Octets octets) {
    if (octets.length() < DiameterHeader.LENGTH) {
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
}
