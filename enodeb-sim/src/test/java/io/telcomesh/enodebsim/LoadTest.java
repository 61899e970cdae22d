package io.telcomesh.enodebsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.SimulatedScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final List<Imsi> HUNDRED =
      IntStream.range(0, 100).mapToObj(i -> new Imsi("0010100000%05d".formatted(i))).toList();

  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final List<LoadReport> reports = new ArrayList<>();
  private int underWay;
  private int mostUnderWay;

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void keepsNoMoreThanTheWindowUnderWay() {
    run(new Load.Pace(0, 8));
    assertThat(mostUnderWay).isEqualTo(8);
    assertThat(reports).singleElement().matches(report -> report.succeeded() == 100);
    assertThat(reports.getFirst().elapsed()).isEqualTo(Duration.ofMillis(130));
  }

  @Test
  void isNoFasterThanTheRate() {
    run(new Load.Pace(50, 1000));
    assertThat(reports.getFirst().elapsed()).isEqualTo(Duration.ofMillis(99 * 20 + 10));
    assertThat(mostUnderWay).isEqualTo(1);
    assertThat(reports.getFirst().perSecond()).isBetween(50.0, 51.0);
  }

  @Test
  void countsPercentilesOfWhatSucceeded() {
    var results =
        IntStream.rangeClosed(1, 100)
            .mapToObj(i -> new UeResult(HUNDRED.get(0), Duration.ofMillis(i), Optional.empty()))
            .toList();
    var report = new LoadReport(Duration.ofSeconds(1), results, List.of());
    assertThat(report.percentile(50)).isEqualTo(Duration.ofMillis(50));
    assertThat(report.percentile(99)).isEqualTo(Duration.ofMillis(99));
    assertThat(new LoadReport(Duration.ZERO, List.of(), List.of()).percentile(50)).isZero();
  }

  @Test
  void tellsTheRateOfEachTenth() {
    run(new Load.Pace(50, 1000));
    var tenths = reports.getFirst().tenthsPerSecond();
    assertThat(tenths).hasSize(10);
    assertThat(tenths.getFirst()).isBetween(52.0, 53.0); // the first one begins at once
    assertThat(tenths.subList(1, 10)).allSatisfy(rate -> assertThat(rate).isBetween(49.9, 50.1));
    assertThat(new LoadReport(Duration.ZERO, List.of(), List.of()).tenthsPerSecond()).isEmpty();
  }

  private void run(Load.Pace pace) {
    Load.start(scheduler, HUNDRED, pace, this::takesTenMilliseconds, reports::add);
    scheduler.runUntilIdle();
  }

  private void takesTenMilliseconds(Imsi imsi, Consumer<UeResult> done) {
    underWay++;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    scheduler.after(
        Duration.ofMillis(10),
        () -> {
          underWay--;
          done.accept(new UeResult(imsi, Duration.ofMillis(10), Optional.empty()));
        });
  }
}
