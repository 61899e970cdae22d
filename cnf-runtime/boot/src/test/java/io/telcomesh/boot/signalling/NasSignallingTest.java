package io.telcomesh.boot.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.Direction;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A DETACH REQUEST means another message each way: 1 is EPS detach of a UE, re-attach required of
/// the network.
final class NasSignallingTest {
  private static final Octets FROM_UE = Octets.hex("0745 09 0bf600f110000201abcdef01");
  private static final Octets FROM_NETWORK = Octets.hex("0745 01");

  @Test
  void readsWhatAnMmeReceivesAsUplink() {
    var signalling = new NasSignalling(Direction.RECEIVED);
    assertThat(tree(signalling, Direction.RECEIVED, FROM_UE)).contains("EPS mobile identity");
    assertThat(tree(signalling, Direction.SENT, FROM_NETWORK))
        .contains("Detach request")
        .doesNotContain("rejected");
    assertThat(tree(signalling, Direction.RECEIVED, FROM_NETWORK)).contains("rejected");
  }

  @Test
  void readsWhatASimulatorSendsAsUplink() {
    var signalling = new NasSignalling(Direction.SENT);
    assertThat(tree(signalling, Direction.SENT, FROM_UE)).contains("EPS mobile identity");
    assertThat(tree(signalling, Direction.SENT, FROM_NETWORK)).contains("rejected");
  }

  private static String tree(NasSignalling signalling, Direction direction, Octets octets) {
    var recorded = new Recorded.PlainNas(Instant.EPOCH, direction, Optional.empty(), octets);
    return signalling.decode(recorded).tree().toString();
  }
}
