package io.telcomesh.boot.signalling;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.TriggeringMessage;

/// Reads S1AP for the eye, at the MME and at the eNodeB.
public final class S1apSignalling implements SignallingDecoder {
  @Override
  public boolean reads(Recorded recorded) {
    return recorded instanceof Recorded.OnWire(var message)
        && message.referencePoint() == ReferencePoint.S1_MME;
  }

  /// From the choice of outcome and the procedure code, TS 36.413 §9.3.2.
  @Override
  public Label label(Recorded recorded) {
    return label(recorded.octets());
  }

  private static Label label(Octets octets) {
    int outcome = octets.length() < 2 ? -1 : octets.at(0) >> 5;
    return switch (outcome) {
      case 0 -> new Label(name(TriggeringMessage.INITIATING_MESSAGE, octets), "request");
      case 1 -> new Label(name(TriggeringMessage.SUCCESSFUL_OUTCOME, octets), "accepted");
      case 2 -> new Label(name(TriggeringMessage.UNSUCCESSFUL_OUTCOME, octets), "refused");
      default -> new Label("unknown", "undecodable");
    };
  }

  @Override
  public Seen decode(Recorded recorded) {
    var octets = recorded.octets();
    var shown = S1ap.redact(octets);
    return switch (S1ap.decode(octets)) {
      case Decoded.Accepted<S1apMessage>(var message, var _) ->
          new Seen(S1ap.name(message), S1ap.render(message), shown);
      case Decoded.Rejected<S1apMessage>(var diagnostics, var _) ->
          new Seen(label(octets).message(), Tree.leaf("rejected", diagnostics.toString()), shown);
    };
  }

  private static String name(TriggeringMessage outcome, Octets octets) {
    return S1ap.name(outcome, octets.at(1)).orElse("procedure" + octets.at(1));
  }
}
