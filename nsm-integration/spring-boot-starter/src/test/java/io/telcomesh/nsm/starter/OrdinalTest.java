package io.telcomesh.nsm.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrdinalTest {

  @Test
  void isTheNumberThePodsNameEndsWith() {
    assertThat(Ordinal.of("mme-12")).isEqualTo(new Ordinal(12));
    assertThat(Ordinal.of("mme")).isEqualTo(new Ordinal(0));
    assertThat(Ordinal.of("mme-7f9c")).isEqualTo(new Ordinal(0));
  }

  @Test
  void standsAloneOrAddedToANumber() {
    assertThat(new Ordinal(2).in("10.60.{10+n}.0/24")).isEqualTo("10.60.12.0/24");
    assertThat(new Ordinal(2).in("10.45.{n}.0/24")).isEqualTo("10.45.2.0/24");
    assertThat(new Ordinal(2).in("10.60.1.0/24")).isEqualTo("10.60.1.0/24");
  }
}
