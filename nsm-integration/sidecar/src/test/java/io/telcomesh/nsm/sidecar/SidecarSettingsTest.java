package io.telcomesh.nsm.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.telcomesh.nsm.sdk.IpPrefix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SidecarSettingsTest {

  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "NSM_NAME", "pdn-0",
              "NSM_CONNECT_TO", "unix:///run/nsm.io.sock",
              "NSM_LISTEN_ON", "unix:///run/pdn-0.sock",
              "NSM_SERVICE_NAMES", "4g-network, other",
              "NSM_LABELS", "app:pdn,tier:gold",
              "NSM_CIDR_PREFIX", "10.60.70.0/24"));

  @Test
  void readsWhatTheGoEndpointReads() {
    var settings = SidecarSettings.of(environment);

    assertThat(settings.manager()).hasToString("unix:///run/nsm.io.sock");
    assertThat(settings.offer().name()).isEqualTo("pdn-0");
    assertThat(settings.offer().listenOn()).hasToString("unix:///run/pdn-0.sock");
    assertThat(settings.offer().networkServices()).containsExactly("4g-network", "other");
    assertThat(settings.offer().labels())
        .containsOnly(Map.entry("app", "pdn"), Map.entry("tier", "gold"));
    assertThat(settings.offer().pools()).containsExactly(List.of(IpPrefix.parse("10.60.70.0/24")));
    assertThat(settings.offer().leases()).isEmpty();
  }

  @Test
  void takesThePodsNameAndAddsItToTheLabels() {
    environment.remove("NSM_NAME");
    environment.put("POD_NAME", "pdn-1");

    assertThat(SidecarSettings.of(environment).offer().name()).isEqualTo("pdn-1");
    assertThat(SidecarSettings.of(environment).offer().labels()).containsEntry("podName", "pdn-1");
  }

  @Test
  void namesTheVariableThatIsMissingOrWrong() {
    environment.put("NSM_CIDR_PREFIX", "10.60.70.0/33");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SidecarSettings.of(environment))
        .withMessage("NSM_CIDR_PREFIX: a prefix length is 0 to 32, not 33");

    environment.put("NSM_SERVICE_NAMES", "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SidecarSettings.of(environment))
        .withMessage("NSM_SERVICE_NAMES is not set");
  }

  @Test
  void refusesALabelWithoutValue() {
    environment.put("NSM_LABELS", "app");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SidecarSettings.of(environment))
        .withMessage("NSM_LABELS: expected key:value, not \"app\"");
  }
}
