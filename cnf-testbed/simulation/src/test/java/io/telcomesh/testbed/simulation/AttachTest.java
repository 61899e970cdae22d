package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.identifiers.Imsi;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachTest {
  private final Epc epc = Epc.start(1);

  @AfterEach
  void end() {
    epc.close();
  }

  @Test
  void attachesPingsAndDetaches() {
    var imsi = epc.provision(1, 1).getFirst();

    assertThat(epc.attach(imsi).rejection()).isEmpty();
    assertThat(epc.pings(imsi, 1)).isTrue();
    assertThat(epc.detach(imsi).rejection()).isEmpty();

    epc.runFor(Duration.ofMinutes(1));
    Invariants.nothingIsLeft(epc);
    epc.runFor(Duration.ofHours(1));
    assertThat(epc.mme().contexts().size()).as("purged").isZero();
  }

  /// Figure 5.3.2.1-1 of TS 23.401, as the functions sent it.
  @Test
  void flowsAsInTheFigure() {
    var imsi = epc.provision(1, 1).getFirst();
    epc.callFlow().clear();

    epc.attach(imsi);
    epc.runFor(Duration.ofSeconds(1));

    System.out.println(epc.callFlow());
    assertThat(
            epc.callFlow()
                .toString()
                .lines()
                .map(line -> line.substring(line.lastIndexOf(" ") + 1)))
        .containsSubsequence(
            "InitialUEMessage",
            "AuthenticationInformationRequest",
            "AuthenticationInformationAnswer",
            "DownlinkNASTransport",
            "UplinkNASTransport",
            "DownlinkNASTransport",
            "UplinkNASTransport",
            "UpdateLocationRequest",
            "UpdateLocationAnswer",
            "CreateSessionRequest",
            "CreateSessionRequest",
            "CreateSessionResponse",
            "CreateSessionResponse",
            "InitialContextSetupRequest",
            "InitialContextSetupResponse",
            "UplinkNASTransport",
            "ModifyBearerRequest",
            "ModifyBearerResponse",
            "DownlinkNASTransport");
  }

  @Test
  void attachesAgainAfterDetach() {
    var imsi = epc.provision(1, 1).getFirst();
    for (int i = 0; i < 3; i++) {
      assertThat(epc.attach(imsi).rejection()).isEmpty();
      assertThat(epc.pings(imsi, i)).isTrue();
      assertThat(epc.detach(imsi).rejection()).isEmpty();
    }
  }

  @Test
  @Proves({"emm.re-use-of-stored-security-context", "emm.eps-attach-by-imsi-guti"})
  void comesBackWithTheKeysThatItHas() {
    var imsi = detached();
    assertThat(epc.attach(imsi).rejection()).isEmpty();
    assertThat(epc.pings(imsi, 2)).isTrue();
    assertThat(epc.callFlow().toString())
        .contains("UpdateLocationRequest")
        .doesNotContain("AuthenticationInformationRequest");
  }

  @Test
  @Proves("emm.eps-attach-by-imsi-guti")
  void comesBackByImsi() {
    var imsi = detached();
    assertThat(epc.attachByImsi(imsi).rejection()).isEmpty();
    assertThat(epc.pings(imsi, 2)).isTrue();
    assertThat(epc.callFlow().toString()).contains("AuthenticationInformationRequest");
  }

  @Test
  @Proves("s1ap.enb-configuration-update")
  void attachesOverAnEnodebThatHasAnotherNameNow() {
    epc.simulator().enodebs().getFirst().reconfigure("renamed", 1);
    epc.runFor(Duration.ofSeconds(1));
    assertThat(epc.callFlow().toString()).contains("ENBConfigurationUpdateAcknowledge");
    var imsi = epc.provision(1, 1).getFirst();
    assertThat(epc.attach(imsi).rejection()).isEmpty();
  }

  private Imsi detached() {
    var imsi = epc.provision(1, 1).getFirst();
    epc.attach(imsi);
    epc.detach(imsi);
    epc.runFor(Duration.ofSeconds(1));
    epc.callFlow().clear();
    return imsi;
  }
}
