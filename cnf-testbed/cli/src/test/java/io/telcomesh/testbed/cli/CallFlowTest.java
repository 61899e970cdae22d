package io.telcomesh.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallFlowTest {
  @Test
  void showsNasInTheMessageThatCarriedIt() {
    var flow =
        CallFlow.merged(
            List.of(
                line(5, "mme", "enodeb-sim", "NAS", "Security mode command"),
                line(0, "enodeb-sim", "mme", "s1-mme", "InitialUEMessage"),
                line(4, "mme", "enodeb-sim", "s1-mme", "DownlinkNASTransport"),
                line(1, "mme", "enodeb-sim", "s1-mme", "DownlinkNASTransport"),
                line(2, "mme", "enodeb-sim", "NAS", "Authentication request")));

    assertThat(flow.lines())
        .extracting(CallFlow.Line::what)
        .containsExactly(
            "InitialUEMessage",
            "DownlinkNASTransport (Authentication request)",
            "DownlinkNASTransport (Security mode command)");
  }

  private static CallFlow.Line line(int time, String from, String to, String at, String what) {
    return new CallFlow.Line(Instant.ofEpochMilli(time), from, to, at, what);
  }
}
