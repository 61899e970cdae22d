package io.telcomesh.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchTest {
  private static final List<Double> ONE_TO_HUNDRED =
      IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList();

  @Test
  void theCommandLineReplacesDefaultsAndTheHelpTellsThem() {
    var bench = new BenchAttach();
    var line = new CommandLine(bench);
    assertThat(line.getUsageMessage()).contains("[1, 16, 64]").contains("by default 10000");
    line.parseArgs("--window", "4,8", "--warm-up", "20");
    assertThat(bench.rounds.windows).containsExactly(4, 8);
    assertThat(bench.rounds.warmUp).isEqualTo(20);
    assertThat(bench.rounds.count).isEqualTo(1000);
    assertThat(bench.rounds.repeat).isEqualTo(5);
  }

  @Test
  void countsPercentiles() {
    assertThat(BenchRound.percentile(ONE_TO_HUNDRED.reversed(), 95)).isEqualTo(95);
    assertThat(BenchRound.percentile(List.of(), 50)).isZero();
  }

  @Test
  void processorTimeIsOfTheProcessAndOfItsChildren() {
    var stat =
        "42 (a (strange) name) S 1 42 42 0 -1 4194560 9 9 0 0 100 20 3 4 20 0 31 0 1340269 1 1";
    assertThat(ProcessorTime.ticks(stat)).isEqualTo(127);
  }

  @Test
  void tellsTheMedianOfTheRoundsOfEachWindow() {
    var rounds = List.of(round(2), round(4), round(1));
    var result =
        new BenchResult(
            BenchSubject.ATTACH,
            100,
            List.of(new BenchSeries(Map.of("window", 64), rounds)),
            new Footprint(Map.of()));
    assertThat(result.json().get("windows"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
        .singleElement()
        .satisfies(window -> {
          assertThat(window.get("window")).isEqualTo(64);
          assertThat(window.get("perSecond")).isEqualTo(50.0);
          assertThat(window.get("slowestRoundPerSecond")).isEqualTo(25.0);
          assertThat(window.get("p99Milliseconds")).isEqualTo(99.0);
          assertThat(window.get("lastTenthOverFirst")).isEqualTo(0.5);
          assertThat(window.get("cpuMilliseconds.mme")).isEqualTo(1.0);
          assertThat(window.get("cpuMilliseconds.core")).isEqualTo(1.2);
        });
  }

  @Test
  void tellsPacketsInMicrosecondsAndPerCore() {
    var figures =
        new BenchSeries(Map.of("window", 64), List.of(round(2))).figures(BenchSubject.PACKETS);
    assertThat(figures)
        .containsEntry("p50Microseconds", 50_000.0)
        .containsEntry("cpuMicroseconds.sgw", 200.0)
        .containsEntry("perSecondAndCore.sgw", 5000.0)
        .doesNotContainKey("cpuMicroseconds.core");
  }

  @Test
  void keepsSoManyUnderWay() throws IOException {
    var line = new Answering(100);
    var timed = ClosedLoop.run(100, 16, line);
    assertThat(line.mostWaiting).isEqualTo(16);
    assertThat(timed.milliseconds()).hasSize(100);
  }

  @Test
  void countsWhatIsNotAnsweredAndGoesOn() throws IOException {
    var timed = ClosedLoop.run(100, 16, new Answering(20));
    assertThat(timed.milliseconds()).hasSize(20);
    assertThat(timed.wanted()).isEqualTo(100);
  }

  /// Answers so many, the oldest first.
  private static final class Answering implements ClosedLoop.Line {
    private final Queue<Integer> waiting = new ArrayDeque<>();
    private int willing;
    private int mostWaiting;

    Answering(int willing) {
      this.willing = willing;
    }

    @Override
    public void send(int number) {
      waiting.add(number);
      mostWaiting = Math.max(mostWaiting, waiting.size());
    }

    @Override
    public void receive(ClosedLoop.Answers answers) {
      if (willing-- > 0) {
        answers.answered(waiting.remove(), true);
      } else {
        waiting.clear();
      }
    }
  }

  private static BenchRound round(double seconds) {
    return new BenchRound(
        100,
        seconds,
        20,
        10,
        ONE_TO_HUNDRED,
        new ProcessorTime(Map.of("mme", 10L, "hss", 0L, "sgw", 2L, "enodeb-sim", 7L)));
  }
}
