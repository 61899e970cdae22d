package io.telcomesh.referencepoints.sctp.userspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.referencepoints.sctp.SctpContract;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RawIpSctpTest extends SctpContract {
  @Override
  protected SctpProvider open() throws IOException {
    return TestProviders.raw();
  }

  @Test
  void saysHowItsPacketsTravel() {
    assertThat(provider.description())
        .isEqualTo("user-space SCTP (libusrsctp) over raw IP and UDP port 9899");
  }
}
