package io.telcomesh.boot.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInfo;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.EutranVector;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.ObservedMessage;
import io.telcomesh.referencepoints.ReferencePoint;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DiameterSignallingTest {
  private final DiameterSignalling signalling = new DiameterSignalling();

  @Test
  void blanksVectorsInOctetsAndTree() {
    var octets = encoded(answer(Optional.of(Result.SUCCESS), Optional.empty()));
    var seen = signalling.decode(recorded(octets));
    assertThat(seen.message()).isEqualTo("AuthenticationInformationAnswer");
    assertThat(octets.toHex())
        .contains("aa".repeat(16), "bb".repeat(8), "cc".repeat(16), "dd".repeat(32));
    assertThat(seen.octets().length()).isEqualTo(octets.length());
    assertThat(seen.octets().toHex()).doesNotContain("aaaa", "bbbb", "cccc", "dddd");
    assertThat(Diameter.decode(seen.octets()).body().orThrow()).isNotNull();
    assertThat(seen.tree().toString()).doesNotContain("aaaa", "dddd").contains("hss.example");
  }

  @Test
  void blanksWhatItCannotWalkThrough() {
    var octets = encoded(answer(Optional.of(Result.SUCCESS), Optional.empty()));
    for (int length = 0; length < octets.length(); length++) {
      assertThat(signalling.decode(recorded(octets.slice(0, length))).octets().toHex())
          .doesNotContain("aaaa", "bbbb", "cccc", "dddd");
    }
  }

  @Test
  void labelsAnswersByTheirResult() {
    assertThat(label(encoded(answer(Optional.of(Result.SUCCESS), Optional.empty()))))
        .isEqualTo(
            new SignallingDecoder.Label("AuthenticationInformationAnswer", "accepted", "2001"));
    assertThat(label(encoded(answer(Optional.empty(), Optional.of(Result.USER_UNKNOWN)))))
        .isEqualTo(
            new SignallingDecoder.Label("AuthenticationInformationAnswer", "refused", "5001"));
    assertThat(label(Octets.of(1, 2))).extracting("result").isEqualTo("undecodable");
  }

  private SignallingDecoder.Label label(Octets octets) {
    return signalling.label(recorded(octets));
  }

  private static Recorded recorded(Octets octets) {
    var end = new InetSocketAddress("127.0.0.1", 3868);
    return new Recorded.OnWire(
        new ObservedMessage(
            Instant.EPOCH,
            ReferencePoint.S6A,
            end,
            end,
            Direction.RECEIVED,
            Optional.empty(),
            octets));
  }

  private static Octets encoded(DiameterAnswer answer) {
    return Diameter.encode(
        answer, new DiameterHeader(true, true, false, false, 318, 16777251, 1, 2));
  }

  private static AuthenticationInformationAnswer answer(
      Optional<Result> result, Optional<Result> experimental) {
    var vector =
        new EutranVector(
            Optional.of(1L),
            Octets.hex("aa".repeat(16)),
            Octets.hex("bb".repeat(8)),
            Octets.hex("cc".repeat(16)),
            Octets.hex("dd".repeat(32)),
            OtherIes.NONE);
    return new AuthenticationInformationAnswer(
        "s;1;1",
        result,
        experimental,
        Optional.empty(),
        1,
        "hss.example",
        "example",
        List.of(),
        Optional.of(new AuthenticationInfo(List.of(vector), OtherIes.NONE)),
        Optional.empty(),
        OtherIes.NONE);
  }
}
