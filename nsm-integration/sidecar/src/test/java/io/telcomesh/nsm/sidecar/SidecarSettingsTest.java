package io.telcomesh.nsm.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.telcomesh.nsm.sdk.ConnectionRequest;
import io.telcomesh.nsm.sdk.EndpointOffer.Addressing;
import io.telcomesh.nsm.sdk.IpPrefix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(settings.endpoint().orElseThrow().name()).isEqualTo("pdn-0");
    assertThat(settings.endpoint().orElseThrow().listenOn()).hasToString("unix:///run/pdn-0.sock");
    assertThat(settings.endpoint().orElseThrow().networkServices())
        .containsExactly("4g-network", "other");
    assertThat(settings.endpoint().orElseThrow().labels())
        .containsOnly(Map.entry("app", "pdn"), Map.entry("tier", "gold"));
    assertThat(settings.endpoint().orElseThrow().pools())
        .containsExactly(List.of(IpPrefix.parse("10.60.70.0/24")));
    assertThat(settings.endpoint().orElseThrow().leases()).isEmpty();
    assertThat(settings.endpoint().orElseThrow().addressing()).isEqualTo(Addressing.ONE_ADDRESS);
    assertThat(settings.connections()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ADVERTISE_NSE_NAME, ADVERTISE_NSE_LABELS",
    "ENDPOINT_NETWORK_SERVICE, ENDPOINT_LABELS"
  })
  void readsWhatTheFirstSidecarsReadAndGivesPairsAsTheyDid(String service, String labels) {
    var settings =
        SidecarSettings.of(
            Map.of(
                "POD_NAME",
                "mme-0",
                service,
                "4g-network",
                labels,
                "app=mme,tier=gold",
                "IP_ADDRESS",
                "10.60.1.0/24"));

    var offer = settings.endpoint().orElseThrow();
    assertThat(settings.manager()).hasToString("unix:///var/lib/networkservicemesh/nsm.io.sock");
    assertThat(offer.name()).isEqualTo("mme-0");
    assertThat(offer.networkServices()).containsExactly("4g-network");
    assertThat(offer.labels()).containsEntry("app", "mme").containsEntry("tier", "gold");
    assertThat(offer.pools()).containsExactly(List.of(IpPrefix.parse("10.60.1.0/24")));
    assertThat(offer.addressing()).isEqualTo(Addressing.PAIRS);
  }

  @Test
  void isAClientWhereOnlyConnectionsAreAskedFor() {
    var settings =
        SidecarSettings.of(
            Map.of(
                "POD_NAME", "hss-0",
                "NSM_NETWORK_SERVICES",
                    "kernel://4g-network?app=s6a,kernel://4g-network/gold?app=s6a&tier=gold,kernel://4g-network?app=s6a,kernel://a-long-network-service"));

    assertThat(settings.endpoint()).isEmpty();
    assertThat(settings.name()).isEqualTo("hss-0");
    assertThat(settings.connections())
        .extracting(ConnectionRequest::interfaceName)
        .containsExactly("s6a", "gold", "s6a-0", "a-long-networ-0");
    assertThat(settings.connections().getFirst().labels())
        .containsOnly(Map.entry("app", "s6a"), Map.entry("podName", "hss-0"));
    assertThat(settings.connections()).allMatch(one -> one.behindUs().isEmpty());
  }

  @Test
  void passesOnWhereItServesAndAsks() {
    environment.put("NSM_NETWORK_SERVICES", "kernel://other/out?app=pdn");
    environment.put("ROUTES", "172.16.2.0/24, 172.16.3.0/24");

    var settings = SidecarSettings.of(environment);

    assertThat(settings.endpoint().orElseThrow().behindUs())
        .containsExactly(IpPrefix.parse("172.16.2.0/24"), IpPrefix.parse("172.16.3.0/24"));
    assertThat(settings.connections().getFirst().behindUs())
        .containsExactly(IpPrefix.parse("10.60.70.0/24"));
  }

  @Test
  void refusesTwoVariablesForOneThing() {
    environment.put("ADVERTISE_NSE_NAME", "4g-network");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SidecarSettings.of(environment))
        .withMessage("[NSM_SERVICE_NAMES, ADVERTISE_NSE_NAME] say the same: keep one");
  }

  @Test
  void refusesAPrefixThatHasNoPairs() {
    environment.remove("NSM_CIDR_PREFIX");
    environment.put("IP_ADDRESS", "10.60.1.0/31");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SidecarSettings.of(environment))
        .withMessageContaining("need an IPv4 prefix of at most 30 bits, not 10.60.1.0/31");
  }

  @Test
  void namesWhatIsWrongInAConnection() {
    environment.put("NSM_NETWORK_SERVICES", "4g-network?app=s6a");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SidecarSettings.of(environment))
        .withMessageStartingWith(
            "NSM_NETWORK_SERVICES: \"4g-network?app=s6a\": it has no mechanism");
  }

  @Test
  void takesThePodsNameAndAddsItToTheLabels() {
    environment.remove("NSM_NAME");
    environment.put("POD_NAME", "pdn-1");

    assertThat(SidecarSettings.of(environment).endpoint().orElseThrow().name()).isEqualTo("pdn-1");
    assertThat(SidecarSettings.of(environment).endpoint().orElseThrow().labels())
        .containsEntry("podName", "pdn-1");
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
        .withMessage(
            "NSM_SERVICE_NAMES is not set, which makes an endpoint, nor NSM_NETWORK_SERVICES, which makes a client");
  }

  @Test
  void refusesALabelWithoutValue() {
    environment.put("NSM_LABELS", "app");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SidecarSettings.of(environment))
        .withMessage("NSM_LABELS: expected key:value, not \"app\"");
  }
}
