package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.referencepoints.ObservedMessage;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.s1ap.Paging;
import io.telcomesh.s1ap.S1ap;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// ECM-IDLE and back, TS 23.401 §5.3.5 and §5.3.4.
class IdleTest {
  private final Epc epc = Epc.start(1);
  private final Imsi imsi = epc.provision(1, 1).getFirst();

  @AfterEach
  void end() {
    assertThat(epc.observer().failures()).isEmpty();
    epc.close();
  }

  @Test
  @Proves({
    "s1ap.ue-context-release-request-command",
    "interfaces.s11-release-access-bearers-ddn",
    "emm.service-request"
  })
  void pagesAnIdleUeAndDeliversWhatWasKept() {
    idle();
    epc.callFlow().clear();

    epc.pingUe(imsi, 7);
    epc.runFor(Duration.ofSeconds(2));

    assertThat(ue().connection()).isPresent();
    assertThat(epc.ueAnswered(7)).isTrue();
    var mmeReference = epc.mme().contexts().find(imsi).orElseThrow().context().reference();
    assertThat(epc.callFlow().messages())
        .filteredOn(IdleTest::isPaging)
        .extracting(ObservedMessage::ue)
        .containsExactly(Optional.of(mmeReference)); // it is in the UE's call flow
    assertThat(
            epc.callFlow()
                .toString()
                .lines()
                .map(line -> line.substring(line.lastIndexOf(" ") + 1)))
        .containsSubsequence(
            "DownlinkDataNotification",
            "DownlinkDataNotificationAcknowledge",
            "Paging",
            "InitialUEMessage",
            "InitialContextSetupRequest",
            "InitialContextSetupResponse",
            "ModifyBearerRequest",
            "ModifyBearerResponse");
    detachesAndLeavesNothing();
  }

  @Test
  @Proves("emm.service-request")
  void asksForServiceWhenItHasSomethingToSend() {
    idle();
    assertThat(epc.pings(imsi, 1)).isTrue();
    assertThat(ue().connection()).isPresent();
    detachesAndLeavesNothing();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  @Proves({"emm.service-request", "interfaces.s11-release-access-bearers-ddn"})
  void hasBothConnectionsBackWhicheverPacketsCameFor(int which) {
    idleWithTwoConnections();
    epc.callFlow().clear();

    epc.pingUe(addressOf(which), 1);
    epc.runFor(Duration.ofSeconds(2));
    assertThat(epc.ueAnswered(1)).isTrue();
    epc.pingUe(addressOf(1 - which), 2);
    epc.runFor(Duration.ofSeconds(2));
    assertThat(epc.ueAnswered(2)).isTrue();

    assertThat(ue().pdns()).hasSize(2);
    assertThat(epc.callFlow().toString().lines().filter(line -> line.contains(" Paging")))
        .hasSize(1);
    detachesAndLeavesNothing();
  }

  @Test
  @Proves("emm.service-request")
  void hasBothConnectionsBackWhenItSendsOnTheSecond() {
    idleWithTwoConnections();

    var second = epc.ueInterfaces().find(addressOf(1)).orElseThrow();
    second.ping(Epc.HOST, 1);
    epc.runFor(Duration.ofSeconds(2));
    assertThat(second.pong(1)).isTrue();
    assertThat(epc.pings(imsi, 2)).isTrue();
    detachesAndLeavesNothing();
  }

  @Test
  void asksForServiceWhenItIsTold() {
    idle();
    assertThat(epc.requestService(imsi).rejection()).isEmpty();
    assertThat(ue().connection()).isPresent();
    assertThat(epc.pings(imsi, 1)).isTrue();
    detachesAndLeavesNothing();
  }

  @Test
  void goesIdleAndComesBackManyTimes() {
    assertThat(epc.attach(imsi).rejection()).isEmpty();
    for (int i = 0; i < 40; i++) {
      assertThat(epc.idle(imsi).rejection()).isEmpty();
      epc.pingUe(imsi, i);
      epc.runFor(Duration.ofSeconds(2));
      assertThat(epc.ueAnswered(i)).as("ping %d", i).isTrue();
    }
    detachesAndLeavesNothing();
  }

  @Test
  void detachesFromIdle() {
    idle();
    detachesAndLeavesNothing();
  }

  @Test
  void attachesAgainWhenTheMmeHasForgottenIt() {
    idle();
    epc.mme().contexts().find(imsi).orElseThrow().shutdown();
    var result = epc.requestService(imsi);
    assertThat(result.rejection()).isPresent();
    assertThat(ue().registered() && ue().connection().isEmpty()).isTrue(); // nobody answered
  }

  private void idle() {
    assertThat(epc.attach(imsi).rejection()).isEmpty();
    epc.runFor(Duration.ofSeconds(1));
    assertThat(epc.idle(imsi).rejection()).isEmpty();
    assertThat(ue().connection()).isEmpty();
    assertThat(ue().registered()).isTrue();
    assertThat(epc.ueInterfaces().size()).isOne();
  }

  private static boolean isPaging(ObservedMessage message) {
    return message.referencePoint() == ReferencePoint.S1_MME
        && S1ap.decode(message.octets()).orThrow() instanceof Paging;
  }

  private void idleWithTwoConnections() {
    assertThat(epc.attach(imsi).rejection()).isEmpty();
    assertThat(epc.connect(imsi, Epc.IMS, PdnType.IPV4).rejection()).isEmpty();
    epc.runFor(Duration.ofSeconds(1));
    assertThat(epc.idle(imsi).rejection()).isEmpty();
    assertThat(ue().connection()).isEmpty();
    assertThat(ue().pdns()).hasSize(2);
  }

  private Inet4Address addressOf(int pdn) {
    return ue().pdns().get(pdn).ipv4().orElseThrow();
  }

  private UeContext ue() {
    return epc.simulator().ues().find(imsi).orElseThrow().context();
  }

  private void detachesAndLeavesNothing() {
    assertThat(epc.detach(imsi).rejection()).isEmpty();
    epc.runFor(epc.mme().settings().purgeAfter().plusMinutes(1));
    Invariants.nothingIsLeft(epc);
  }
}
