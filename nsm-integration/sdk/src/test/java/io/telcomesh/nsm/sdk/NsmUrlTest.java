package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NsmUrlTest {

  @Test
  void readsAUnixSocket() {
    assertThat(NsmUrl.parse("unix:///var/lib/nsm.io.sock"))
        .isEqualTo(new NsmUrl.Unix(Path.of("/var/lib/nsm.io.sock")))
        .hasToString("unix:///var/lib/nsm.io.sock");
  }

  @Test
  void readsATcpPortWithOrWithoutScheme() {
    assertThat(NsmUrl.parse("tcp://10.0.0.1:5001")).isEqualTo(new NsmUrl.Tcp("10.0.0.1", 5001));
    assertThat(NsmUrl.parse("registry:5002")).isEqualTo(new NsmUrl.Tcp("registry", 5002));
    assertThat(NsmUrl.parse("tcp://:5002")).isEqualTo(new NsmUrl.Tcp("", 5002));
    assertThat(NsmUrl.parse("tcp://[::1]:5002")).hasToString("tcp://[::1]:5002");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nsmgr", "http://x:1", "unix://relative", "tcp://x:99999", "tcp://x:123456"})
  void refusesAnythingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> NsmUrl.parse(text));
  }
}
