package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.identifiers.Imsi;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A function that restarts has lost all UEs, TS 23.007 §14 to §20: what the others had for them
/// goes, and the UEs come back.
class RestorationTest {
  private static final int UES = 20;
  private final Epc epc = Epc.start(3);
  private List<Imsi> imsis = List.of();

  @BeforeEach
  void attach() {
    imsis = epc.provision(1, UES);
    imsis.forEach(imsi -> assertThat(epc.attach(imsi).rejection()).isEmpty());
    epc.runFor(Duration.ofSeconds(1));
    epc.callFlow().clear();
  }

  @AfterEach
  void end() {
    epc.close();
  }

  @Test
  @Proves("sgw.gtp-c-echo-restart-counter-path-failure")
  void detachesTheUesOfASgwThatHasRestartedAndTheyComeBack() {
    epc.restartSgw();
    epc.runFor(Duration.ofMinutes(1));

    assertThat(epc.observer().outcomes())
        .filteredOn("SessionLoss COMPLETED"::equals)
        .hasSize(UES); // at the PGW
    assertThat(epc.observer().outcomes())
        .filteredOn("NetworkInitiatedDetach COMPLETED"::equals)
        .hasSize(UES);
    allAreServed();
  }

  @Test
  @Proves("sgw.gtp-c-echo-restart-counter-path-failure")
  void tellsTheMmeOfAPgwThatHasRestartedAndTheUesComeBack() {
    epc.restartPgw();
    epc.runFor(Duration.ofMinutes(1));

    assertThat(epc.callFlow().toString())
        .contains("PgwRestartNotification", "PgwRestartNotificationAcknowledge");
    allAreServed();
  }

  @Test
  @Proves("sgw.gtp-c-echo-restart-counter-path-failure")
  void deletesTheSessionsOfAMmeThatHasRestartedAtThePgwAndTheUesComeBack() {
    epc.restartMme();
    epc.runFor(Duration.ofMinutes(1));

    assertThat(epc.callFlow().toString()).contains("S1SetupRequest", "DeleteSessionRequest");
    allAreServed();
  }

  @Test
  void attachesAnIdleUeAgainThatAsksARestartedMmeForService() {
    var idle = imsis.getFirst();
    becomeIdle(idle);
    epc.restartMme();
    epc.runFor(Duration.ofMinutes(1));
    assertThat(registeredAtMme(idle)).as("the UE has noticed nothing").isFalse();

    epc.ueInterfaces().find(epc.addressOf(idle)).orElseThrow().ping(Epc.HOST, 3);
    epc.runFor(Duration.ofSeconds(30));

    assertThat(ue(idle).lastRejection())
        .hasValueSatisfying(why -> assertThat(why.message()).isEqualTo("Service Reject"))
        .hasValueSatisfying(why -> assertThat(why.cause()).contains("#9"));
    assertThat(registeredAtMme(idle)).isTrue();
    assertThat(epc.pings(idle, 4)).isTrue();
    allAreServed();
  }

  @Test
  @Proves("emm.tau-periodic-active-flag")
  void attachesAnIdleUeAgainThatUpdatesAtARestartedMme() {
    var idle = imsis.getFirst();
    becomeIdle(idle);
    epc.restartMme();
    epc.runFor(Duration.ofMinutes(50));
    assertThat(registeredAtMme(idle)).as("T3412 is running").isFalse();
    epc.runFor(Duration.ofMinutes(5));

    assertThat(ue(idle).lastRejection())
        .hasValueSatisfying(
            why -> assertThat(why.message()).isEqualTo("Tracking Area Update Reject"))
        .hasValueSatisfying(why -> assertThat(why.cause()).contains("#9"));
    assertThat(registeredAtMme(idle)).isTrue();
    allAreServed();
  }

  @Test
  @Proves("sgw.gtp-c-echo-restart-counter-path-failure")
  void keepsTheSessionsOfAPathThatComesBackInTime() {
    epc.silenceSgw(true);
    epc.runFor(Duration.ofMinutes(4));
    epc.silenceSgw(false);
    epc.runFor(Duration.ofMinutes(2));

    assertThat(epc.observer().outcomes()).doesNotContain("SessionLoss COMPLETED");
    allAreServed();
  }

  @Test
  @Proves("sgw.gtp-c-echo-restart-counter-path-failure")
  void endsTheSessionsOfAPathThatDoesNotComeBackAndTheUesReturnWhenItDoes() {
    epc.silenceSgw(true);
    epc.runFor(Duration.ofMinutes(8));
    assertThat(epc.simulator().ues().registered()).isZero();
    assertThat(epc.pgw().sessions().size()).isZero();
    assertThat(epc.sgw().ues().size()).isZero();
    epc.silenceSgw(false);
    epc.runFor(Duration.ofMinutes(20)); // T3402 may run

    allAreServed();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void survivesRestartsAtAnyMoment(long seed) {
    try (var other = Epc.start(seed)) {
      other.callFlow().stop();
      var random = other.scheduler().random();
      var ues = other.provision(1, 50);
      ues.forEach(imsi ->
          other
              .scheduler()
              .after(
                  Duration.ofMillis(random.nextLong(60_000)),
                  () -> other.simulator().attach(imsi, _ -> {})));
      List<Consumer<Epc>> restarts = List.of(Epc::restartMme, Epc::restartSgw, Epc::restartPgw);
      for (int i = 0; i < 9; i++) {
        other.runFor(Duration.ofMillis(random.nextLong(15_000)));
        restarts.get(random.nextInt(restarts.size())).accept(other);
      }
      other.runFor(Duration.ofMinutes(30));

      assertThat(other.simulator().ues().registered()).isEqualTo(50);
      Invariants.everySessionHasItsUe(other);
    }
  }

  private void becomeIdle(Imsi imsi) {
    assertThat(epc.idle(imsi).rejection()).isEmpty();
    assertThat(ue(imsi).connection()).isEmpty();
  }

  private UeContext ue(Imsi imsi) {
    return epc.simulator().ues().find(imsi).orElseThrow().context();
  }

  private boolean registeredAtMme(Imsi imsi) {
    return epc.mme().contexts().find(imsi).filter(ue -> ue.context().registered()).isPresent();
  }

  private void allAreServed() {
    assertThat(epc.simulator().ues().registered()).as("registered UEs").isEqualTo(UES);
    assertThat(epc.pings(imsis.getFirst(), 1)).isTrue();
    assertThat(epc.pings(imsis.getLast(), 1)).isTrue();
    Invariants.everySessionHasItsUe(epc);
  }
}
