package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.mme.overload.OverloadLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// How much an MME takes on, as an operator says it.
class MmePropertiesTest {
  @Test
  void takesOnTheUsualWhereNothingIsSaid() {
    assertThat(bound(Map.of()).overload().limits()).isEqualTo(OverloadLimits.DEFAULT);
  }

  @Test
  void takesOnWhatIsSaid() {
    var limits =
        bound(
                Map.of(
                    "mme.overload.procedures", "10",
                    "mme.overload.congestion", "20",
                    "mme.overload.back-off.from", "1m",
                    "mme.overload.enodeb.unproven", "7"))
            .overload()
            .limits();
    assertThat(limits.procedures()).isEqualTo(10);
    assertThat(limits.congestion()).isEqualTo(20);
    assertThat(limits.backOffFrom()).isEqualTo(Duration.ofMinutes(1));
    assertThat(limits.perEnodeb().unproven()).isEqualTo(7);
  }

  @Test
  void wantsCongestionBeyondOverload() {
    assertThatThrownBy(() -> bound(Map.of("mme.overload.congestion", "2000")))
        .hasStackTraceContaining("congestion");
  }

  private static MmeProperties bound(Map<String, String> keys) {
    var source = new MapConfigurationPropertySource(keys);
    source.put("mme.state", "/nowhere");
    return new Binder(source).bind("mme", MmeProperties.class).get();
  }
}
