package io.telcomesh.pgw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Ipv4RangeTest {
  @Test
  void isRoutedByTheFewestPrefixes() {
    assertThat(Ipv4Range.of("10.45.0.0/24").routes()).containsExactly("10.45.0.0/24");
    assertThat(Ipv4Range.of("10.46.0.10-10.46.0.20").routes())
        .containsExactly("10.46.0.10/31", "10.46.0.12/30", "10.46.0.16/30", "10.46.0.20/32");
    assertThat(Ipv4Range.of("0.0.0.0-255.255.255.255").routes()).containsExactly("0.0.0.0/0");
  }

  @Test
  void followsAsAPrefixAndStaysAsARange() {
    assertThat(Ipv4Range.of("10.45.0.0/24").following(2)).hasToString("10.45.2.0/24");
    assertThat(Ipv4Range.of("10.46.0.10-10.46.0.20").following(2))
        .hasToString("10.46.0.10-10.46.0.20");
  }

  @Test
  void refusesWhatIsNeither() {
    for (var wrong :
        new String[] {"10.45.0.9-10.45.0.1", "10.45.0.1", "::1-::2", "10.45.0.0/33", "-", ""}) {
      assertThatThrownBy(() -> Ipv4Range.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
