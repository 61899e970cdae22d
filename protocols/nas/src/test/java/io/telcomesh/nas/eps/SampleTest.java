package io.telcomesh.nas.eps;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.security.Direction;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Octets of other stacks, as they are and as a hostile peer would change them.
class SampleTest {
  static Stream<Sample> implemented() {
    return Sample.all().stream().filter(Sample::implemented);
  }

  @ParameterizedTest
  @MethodSource("implemented")
  void encodesWhatItDecodes(Sample sample) {
    assertThat(Nas.encode(accepted(sample.plain(), sample.direction()))).isEqualTo(sample.plain());
  }

  @ParameterizedTest
  @MethodSource("implemented")
  void encodesTheContainedSessionManagementMessageAsItDecodesIt(Sample sample) {
    for (var contained : contained(accepted(sample.plain(), sample.direction()))) {
      assertThat(Nas.encode(accepted(contained, sample.direction()))).isEqualTo(contained);
    }
  }

  @ParameterizedTest
  @MethodSource("implemented")
  void recognisesEveryElement(Sample sample) {
    var tree = Nas.render(accepted(sample.plain(), sample.direction())).toString();
    assertThat(tree).doesNotContain("IEI ");
  }

  @Test
  void answersTypesThatAreNotImplemented() {
    var others = Sample.all().stream().filter(sample -> !sample.implemented()).toList();
    assertThat(others).hasSize(3);
    for (var sample : others) {
      assertThat(status(sample.plain(), sample.direction())).contains("#97");
    }
  }

  @ParameterizedTest
  @MethodSource("implemented")
  void refusesWhatIsCutOffInsideTheImperativePart(Sample sample) {
    var plain = sample.plain();
    var shortest = Nas.encode(accepted(plain, sample.direction()));
    for (int length = 0; length < plain.length(); length++) {
      var cut = plain.slice(0, length);
      if (Nas.decode(cut, sample.direction())
          instanceof Decoded.Accepted<NasMessage>(var m, var _)) {
        assertThat(shortest.slice(0, length))
            .as("cut between two elements")
            .isEqualTo(Nas.encode(m));
      }
    }
  }

  /// 100,000 changes of octets, insertions and cuts: nothing is thrown, and what is accepted can be
  /// encoded, rendered and decoded again.
  @Test
  void survivesMutations() {
    var random = new Random(24301);
    var samples = implemented().toList();
    for (int i = 0; i < 100_000; i++) {
      var sample = samples.get(random.nextInt(samples.size()));
      var mutated = mutated(sample.plain(), random);
      if (Nas.decode(mutated, sample.direction())
          instanceof Decoded.Accepted<NasMessage>(var message, var _)) {
        var encoded = Nas.encode(message);
        assertThat(Nas.encode(Nas.decode(encoded, sample.direction()).orThrow()))
            .as("from %s", mutated)
            .isEqualTo(encoded);
        assertThat(Nas.render(message).toString()).isNotEmpty();
      }
    }
  }

  @Test
  void computesTheRecordedHashOfAnUnprotectedAttachRequest() {
    var samples = Sample.all();
    for (int i = 0; i < samples.size(); i++) {
      if (command(samples.get(i)) instanceof SecurityModeCommand command
          && command.hashMme().isPresent()) {
        var source = samples.get(i).source();
        var request = samples.stream().filter(each -> each.source().equals(source)).findFirst();
        assertThat(command.hashMme()).contains(HashMme.of(request.orElseThrow().plain()));
      }
    }
  }

  private static Object command(Sample sample) {
    return sample.implemented() ? accepted(sample.plain(), sample.direction()) : sample;
  }

  private static Octets mutated(Octets octets, Random random) {
    var changed = octets;
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(changed.length() + 1);
      var random1 = Octets.of(random.nextInt(256));
      changed =
          switch (random.nextInt(4)) {
            case 0 -> changed.slice(0, at);
            case 1 -> changed.slice(0, at).then(random1).then(changed.from(at));
            default ->
                at == changed.length()
                    ? changed
                    : changed.slice(0, at).then(random1).then(changed.from(at + 1));
          };
      if (changed.isEmpty()) {
        return changed;
      }
    }
    return changed;
  }

  private static List<Octets> contained(NasMessage message) {
    return switch (message) {
      case AttachRequest request -> List.of(request.esmMessage());
      case AttachAccept accept -> List.of(accept.esmMessage());
      case AttachComplete complete -> List.of(complete.esmMessage());
      default -> List.of();
    };
  }

  private static NasMessage accepted(Octets octets, Direction direction) {
    assertThat(Nas.decode(octets, direction)).isInstanceOf(Decoded.Accepted.class);
    return Nas.decode(octets, direction).orThrow();
  }

  private static String status(Octets octets, Direction direction) {
    return switch (Nas.decode(octets, direction)) {
      case Decoded.Accepted<NasMessage>(var message, var _) -> message.toString();
      case Decoded.Rejected<NasMessage> rejected -> Nas.status(rejected).toString();
    };
  }
}
