package io.telcomesh.nsm.controlplane.forwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.kernel.NetworkNamespace;
import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class VxlanTest {
  private static final InetAddress LOW = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress HIGH = InetAddress.ofLiteral("192.0.2.200");
  private static final NetworkNamespace UNDERLAY = new NetworkNamespace(Path.of("/underlay"), 4, 1);

  @RepeatedTest(20)
  void identifierIsEvenFromTheLowerSourceAndOddFromTheHigher() {
    assertThat(Vxlan.identifier(LOW, HIGH)).isBetween(1, 0xffffff).isEven();
    assertThat(Vxlan.identifier(LOW, LOW)).isBetween(1, 0xffffff).isEven();
    assertThat(Vxlan.identifier(HIGH, LOW)).isBetween(1, 0xffffff).isOdd();
  }

  @Test
  void bothSidesReadOneTunnelFromTheParameters() {
    var offer = Vxlan.offer(LOW);
    assertThat(offer.getCls()).isEqualTo("REMOTE");
    assertThat(offer.getParametersMap()).containsOnlyKeys("src_ip", "src_port");

    var accepted = Vxlan.accept(offer, HIGH);
    assertThat(accepted.getParametersMap())
        .containsEntry("dst_ip", "192.0.2.200")
        .containsEntry("dst_port", "4789")
        .containsKey("vni");
    var source = Vxlan.fromSource(accepted, UNDERLAY);
    var destination = Vxlan.fromDestination(accepted, UNDERLAY);
    assertThat(source.local()).isEqualTo(LOW).isEqualTo(destination.remote());
    assertThat(source.remote()).isEqualTo(HIGH).isEqualTo(destination.local());
    assertThat(source.vni()).isEqualTo(destination.vni());
    assertThat(Vxlan.accept(accepted, HIGH)).isEqualTo(accepted);
  }

  @Test
  void refusesParametersThatAreNone() {
    var accepted = Vxlan.accept(Vxlan.offer(LOW), HIGH);
    assertThatThrownBy(() ->
            Vxlan.fromSource(
                accepted.toBuilder().putParameters("dst_ip", "node-2").build(), UNDERLAY))
        .hasMessageContaining("dst_ip is no address: 'node-2'");
    assertThatThrownBy(() ->
            Vxlan.fromSource(
                accepted.toBuilder().putParameters("vni", "16777216").build(), UNDERLAY))
        .hasMessageContaining("16777216");
  }
}
