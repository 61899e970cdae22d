package io.telcomesh.referencepoints.sctp.userspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.referencepoints.sctp.SctpContract;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UdpEncapsulatedSctpTest extends SctpContract {
  @Override
  protected SctpProvider open() throws IOException {
    return TestProviders.udp();
  }

  @Test
  void saysHowItsPacketsTravel() {
    assertThat(provider.description()).isEqualTo("user-space SCTP (libusrsctp) over UDP port 9899");
  }

  @Test
  void isOpenOncePerProcessAndRefusesWorkOnceClosed() {
    assertThatThrownBy(() -> UserSpaceSctp.openEncapsulated(UserSpaceSctp.UDP_PORT))
        .isInstanceOf(IllegalStateException.class);
    provider.close();
    assertThatThrownBy(() -> provider.listen(at, QUICK, server))
        .isInstanceOf(IOException.class)
        .hasMessage("User-space SCTP is closed");
  }
}
