package io.telcomesh.referencepoints.sctp.userspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telcomesh.referencepoints.sctp.SctpContract;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UdpEncapsulatedSctpTest extends SctpContract {
  @Override
  protected SctpProvider open() throws IOException {
    var missing = UserSpaceSctp.unavailable();
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElse(""));
    return UserSpaceSctp.openEncapsulated(UserSpaceSctp.UDP_PORT);
  }

  @Test
  void saysHowItsPacketsTravel() {
    assertThat(provider.description()).isEqualTo("user-space SCTP (libusrsctp) over UDP port 9899");
  }
}
