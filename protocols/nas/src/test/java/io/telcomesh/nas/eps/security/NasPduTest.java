package io.telcomesh.nas.eps.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.security.Direction;
import org.junit.jupiter.api.Test;

class NasPduTest {
  @Test
  void showsAProtectedMessage() {
    assertThat(rendered("37213a571b00075d020004f0f0c040c14f089eba2863aa1352a2"))
        .isEqualTo(
            """
            Security protected NAS message
              Security header type: INTEGRITY_NEW_CONTEXT
              Message authentication code: 213a571b
              Sequence number: 0
              Security mode command
                Selected NAS security algorithms: EEA0 EIA2
                NAS key set identifier: 0
                Replayed UE security capabilities: f0f0c040
                IMEISV request: true
                HashMME: 9eba2863aa1352a2
            """);
  }

  @Test
  void showsAPlainMessage() {
    assertThat(rendered("0754")).isEqualTo("Authentication reject\n");
  }

  @Test
  void showsTheOctetsOfWhatItCannotRead() {
    assertThat(rendered("27c7c61e5d04deadbeef")).contains("NAS message: deadbeef");
    assertThat(rendered("37")).contains("NAS message: 37");
    assertThat(rendered("")).contains("no octets");
    assertThat(rendered("0768017f")).contains("EMM message type 68");
  }

  private static String rendered(String octets) {
    return NasPdu.render(Octets.hex(octets), Direction.DOWNLINK).toString();
  }
}
