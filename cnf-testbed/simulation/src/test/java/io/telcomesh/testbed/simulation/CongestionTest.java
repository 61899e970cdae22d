package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.enodebsim.s1mme.S1Interface;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.overload.MmeLoad.Level;
import io.telcomesh.mme.overload.OverloadLimits;
import io.telcomesh.s1ap.OverloadAction;
import io.telcomesh.s1ap.OverloadStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// More UEs come than the MME takes on: the eNodeBs let fewer of them in, and those that get
/// through are sent back for some time; then all are served.
class CongestionTest {
  private static final Duration FROM = Duration.ofSeconds(40);
  private static final Duration TO = Duration.ofSeconds(60);

  /// Half of the connections that count are not established.
  private final Epc epc =
      Epc.start(
          1,
          new OverloadLimits(10, 20, 50, 50, FROM, TO, new OverloadLimits.PerEnodeb(1000, 1000)));

  private final List<UeResult> others = new ArrayList<>();

  @AfterEach
  void end() {
    epc.close();
  }

  @Test
  @Proves("s1ap.overload-start-stop")
  void enodebsLetHalfOfTheUesInThatHaveDataToSend() {
    var imsis = idle(12);
    crowd(11);
    assertThat(actions()).containsOnly(OverloadAction.REJECT_NON_EMERGENCY_MO_DT);

    var results = imsis.stream().map(epc::requestService).toList();
    assertThat(results.stream().filter(UeResult::succeeded)).hasSize(6);
    assertThat(results.stream().flatMap(result -> result.rejection().stream()))
        .allSatisfy(rejection -> {
          assertThat(rejection.by()).isEqualTo(Rejection.By.ENODEB);
          assertThat(rejection.message()).isEqualTo("RRC Connection Reject");
          assertThat(rejection.cause()).contains("overloaded");
        });
  }

  @Test
  @Proves("s1ap.overload-start-stop")
  void enodebsLetEveryUeInThatIsCalled() {
    var imsis = idle(4);
    crowd(11);
    assertThat(actions()).isNotEmpty();
    for (int i = 0; i < imsis.size(); i++) {
      epc.pingUe(imsis.get(i), i);
    }
    epc.runFor(Duration.ofSeconds(1));
    for (int i = 0; i < imsis.size(); i++) {
      assertThat(epc.ueAnswered(i)).isTrue();
    }
  }

  @Test
  @Proves({"s1ap.overload-start-stop", "interfaces.congestion-of-mme-itself"})
  void allAreServedWhenItIsOver() {
    var back = detached(30);
    crowd(40);
    assertThat(epc.mme().load().level()).isEqualTo(Level.CONGESTED);
    assertThat(actions()).containsOnly(OverloadAction.REJECT_RRC_CR_SIGNALLING);

    var results = new ArrayList<UeResult>();
    back.forEach(imsi -> epc.simulator().attach(imsi, results::add));
    epc.runFor(Duration.ofSeconds(1));
    assertThat(results).hasSize(30).noneMatch(UeResult::succeeded);
    var said = results.stream().map(result -> result.rejection().orElseThrow()).toList();
    assertThat(said)
        .filteredOn(rejection -> rejection.message().equals("RRC Connection Reject"))
        .hasSizeBetween(14, 16);
    assertThat(said)
        .filteredOn(rejection -> rejection.cause().contains("#22"))
        .hasSizeBetween(14, 16)
        .allMatch(rejection -> rejection.message().equals("Attach Reject"));

    epc.silenceHss(false);
    epc.runFor(Duration.ofMinutes(2));
    assertThat(epc.mme().load().level()).isEqualTo(Level.NORMAL);
    assertThat(actions()).as("the eNodeBs are told").isEmpty();
    assertThat(back).allMatch(this::registered);
    epc.runFor(Duration.ofMinutes(31)); // who had no keys has drawn a T3346 of its own
    assertThat(epc.simulator().ues().registered()).isEqualTo(70);
    Invariants.everySessionHasItsUe(epc);
  }

  /// TS 24.301 §5.3.9.
  @Test
  void aUeThatIsSentBackDoesNotComeBeforeItsTime() {
    var imsi = sentBack();
    epc.silenceHss(false);
    epc.runFor(Duration.ofSeconds(15));
    assertThat(epc.mme().load().level()).isEqualTo(Level.NORMAL);
    var wanted = epc.attach(imsi).rejection().orElseThrow();
    assertThat(wanted.by()).isEqualTo(Rejection.By.UE);
    assertThat(wanted.message()).isEqualTo("T3346 is running");
    assertThat(registered(imsi)).isFalse();
    epc.runFor(Duration.ofMinutes(1));
    assertThat(registered(imsi)).isTrue();
  }

  @Test
  void aUeThatIsSentBackAnswersWhenItIsCalled() {
    var imsis = idle(2);
    crowd(40);
    var results = imsis.stream().map(epc::requestService).toList();
    var imsi = imsis.get(sentBackOf(results, "Service Reject"));
    epc.runFor(Duration.ofSeconds(1));
    assertThat(epc.requestService(imsi).rejection().orElseThrow().message())
        .isEqualTo("T3346 is running");
    epc.pingUe(imsi, 7);
    epc.runFor(Duration.ofSeconds(1));
    assertThat(epc.ueAnswered(7)).isTrue();
    assertThat(epc.mme().load().level()).isEqualTo(Level.CONGESTED);
  }

  @Test
  void aUeThatIsSentBackUpdatesItsTrackingAreaLater() {
    var imsis = idle(2);
    crowd(40);
    var results = new ArrayList<UeResult>();
    imsis.forEach(imsi -> epc.simulator().update(imsi, results::add));
    epc.runFor(Duration.ofSeconds(1));
    sentBackOf(results, "Tracking Area Update Reject");
    epc.silenceHss(false);
    epc.runFor(Duration.ofMinutes(2));
    assertThat(imsis).allMatch(this::registered);
    assertThat(
            imsis.stream()
                .flatMap(imsi -> epc.simulator().ues().find(imsi).stream())
                .map(ue -> ue.context().durations().containsKey("update")))
        .containsOnly(true);
  }

  @Test
  void aUeThatIsSentBackMayLeave() {
    var imsis = idle(2);
    crowd(40);
    var results = imsis.stream().map(epc::requestService).toList();
    var imsi = imsis.get(sentBackOf(results, "Service Reject"));
    epc.runFor(Duration.ofSeconds(1));
    assertThat(epc.detach(imsi).rejection())
        .as("unless it is one that the eNodeB lets not in")
        .satisfiesAnyOf(
            rejection -> assertThat(rejection).isEmpty(),
            rejection ->
                assertThat(rejection.orElseThrow().message()).isEqualTo("RRC Connection Reject"));
    assertThat(registered(imsi)).isFalse();
  }

  /// Others keep the MME busy, because the HSS does not answer it.
  private void crowd(int count) {
    epc.silenceHss(true);
    epc.provision(1000, count).forEach(imsi -> epc.simulator().attach(imsi, others::add));
    epc.runFor(Duration.ofMillis(500));
  }

  private List<Imsi> idle(int count) {
    var imsis = epc.provision(1, count);
    imsis.forEach(epc::attach);
    imsis.forEach(epc::idle);
    epc.runFor(Duration.ofSeconds(1));
    return imsis;
  }

  private List<Imsi> detached(int count) {
    var imsis = epc.provision(1, count);
    imsis.forEach(epc::attach);
    imsis.forEach(epc::detach);
    epc.runFor(Duration.ofSeconds(1));
    return imsis;
  }

  /// One with keys that the MME, and not an eNodeB, has sent back.
  private Imsi sentBack() {
    var imsis = detached(2);
    crowd(40);
    var results = imsis.stream().map(epc::attach).toList();
    return imsis.get(sentBackOf(results, "Attach Reject"));
  }

  private static int sentBackOf(List<UeResult> results, String message) {
    for (int i = 0; i < results.size(); i++) {
      var rejection = results.get(i).rejection();
      if (rejection.filter(said -> said.message().equals(message)).isPresent()) {
        assertThat(rejection.orElseThrow().cause()).contains("#22");
        return i;
      }
    }
    throw new AssertionError("the MME sends nobody back: " + results);
  }

  private boolean registered(Imsi imsi) {
    return epc.simulator().ues().find(imsi).orElseThrow().context().registered();
  }

  /// What the eNodeBs have been told to do.
  private List<OverloadAction> actions() {
    return epc.simulator().enodebs().stream()
        .flatMap(enodeb -> enodeb.interfaces().stream())
        .flatMap(s1 -> told(s1).stream())
        .toList();
  }

  private static Optional<OverloadAction> told(S1Interface s1) {
    return s1.overload().map(OverloadStart::action);
  }
}
