package io.telcomesh.boot.signalling;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Tree;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.referencepoints.Direction;

/// Reads the NAS messages that are recorded without their protection.
public final class NasSignalling implements SignallingDecoder {
  private final Direction uplink;

  /// @param uplink what a message of a UE is to the function that records it: `RECEIVED` at the
  ///   MME, `SENT` where the UE is simulated
  public NasSignalling(Direction uplink) {
    this.uplink = uplink;
  }

  @Override
  public boolean reads(Recorded recorded) {
    return recorded instanceof Recorded.PlainNas;
  }

  @Override
  public Label label(Recorded recorded) {
    return new Label(decode(recorded).message(), "request");
  }

  @Override
  public Seen decode(Recorded recorded) {
    var octets = recorded.octets();
    return switch (Nas.decode(octets, direction(recorded))) {
      case Decoded.Accepted<NasMessage>(var message, var _) ->
          new Seen(Nas.name(message), Nas.render(message), octets);
      case Decoded.Rejected<NasMessage>(var diagnostics, var _) ->
          new Seen("unknown", Tree.leaf("rejected", diagnostics.toString()), octets);
    };
  }

  /// A few types mean another message each way.
  private io.telcomesh.security.Direction direction(Recorded recorded) {
    return recorded.direction() == uplink
        ? io.telcomesh.security.Direction.UPLINK
        : io.telcomesh.security.Direction.DOWNLINK;
  }
}
