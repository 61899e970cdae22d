package io.telcomesh.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.testbed.cluster.Refusal;
import org.junit.jupiter.api.Test;

class TestbedLibraryTest {
  @Test
  void everyScenarioCanBeRead() {
    assertThat(TestbedLibrary.all()).extracting(TestbedScenario::name).doesNotHaveDuplicates();
    assertThat(TestbedLibrary.all())
        .allSatisfy(one -> assertThat(TestbedLibrary.find(one.name())).isEqualTo(one));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() ->
            TestbedReader.read(
                "mine", "{name: x, about: y, steps: [{simulate: attach, kill: mme-0}]}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("mine: a step is one of");
    assertThatThrownBy(() -> TestbedReader.read("mine", "{name: x, abuot: y}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("abuot");
  }
}
