package io.telcomesh.boot.signalling;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.security.Direction;
import java.util.Optional;

/// Reads the NAS messages that are recorded without their protection.
public final class NasSignalling implements SignallingDecoder {
  @Override
  public boolean reads(Recorded recorded) {
    return recorded instanceof Recorded.PlainNas;
  }

  @Override
  public Label label(Octets octets) {
    return new Label(message(octets).map(Nas::name).orElse("unknown"), "request");
  }

  @Override
  public Seen decode(Octets octets) {
    var message = message(octets);
    return new Seen(
        message.map(Nas::name).orElse("unknown"),
        message.map(Nas::render).orElseGet(() -> Tree.leaf("no NAS message", octets.toHex())),
        octets);
  }

  /// Of the few types that mean another message each way, the record does not say which it is.
  private static Optional<NasMessage> message(Octets octets) {
    for (var direction : Direction.values()) {
      if (Nas.decode(octets, direction) instanceof Decoded.Accepted<NasMessage>(var read, var _)) {
        return Optional.of(read);
      }
    }
    return Optional.empty();
  }
}
