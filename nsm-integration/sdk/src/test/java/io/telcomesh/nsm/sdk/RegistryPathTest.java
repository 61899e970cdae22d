package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryPathTest {

  @Test
  void isWrittenEmptyOnAFirstCall() {
    assertThat(RegistryPath.EMPTY.toJson()).isEqualTo("{\"Index\":0,\"PathSegments\":[]}");
  }

  @Test
  void isReadWithKeysInAnyCase() {
    assertThat(RegistryPath.parse("{\"index\":1,\"pathsegments\":[{\"Token\":\"a\"},{}]}"))
        .isEqualTo(new RegistryPath(1, List.of("a", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"PathSegments\":null}", "{\"Index\":0,\"more\":true}"})
  void isReadWhereNothingIsSaid(String json) {
    assertThat(RegistryPath.parse(json)).isEqualTo(RegistryPath.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{\"Index\":-1}", "{\"PathSegments\":[null]}"})
  void isRefusedWhereItIsSomethingElse(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> RegistryPath.parse(json));
  }
}
