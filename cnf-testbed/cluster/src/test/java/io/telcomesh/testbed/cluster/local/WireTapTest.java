package io.telcomesh.testbed.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireTapTest {
  @Test
  void knowsWiresByTheirInterfaces() {
    assertThat(WireTap.referencePoint("s1-mme")).contains("s1-mme");
    assertThat(WireTap.referencePoint("s1-u-12")).contains("s1-u");
    assertThat(WireTap.referencePoint("eth0")).isEmpty();
    assertThat(WireTap.referencePoint("ues")).isEmpty();
  }
}
