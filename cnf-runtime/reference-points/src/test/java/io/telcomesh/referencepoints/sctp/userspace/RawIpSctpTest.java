package io.telcomesh.referencepoints.sctp.userspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telcomesh.referencepoints.sctp.SctpContract;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RawIpSctpTest extends SctpContract {
  @Override
  protected SctpProvider open() throws IOException {
    var missing = UserSpaceSctp.unavailable();
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElse(""));
    var provider = UserSpaceSctp.open(UserSpaceSctp.UDP_PORT);
    boolean raw = provider.description().contains("raw IP");
    if (!raw) {
      provider.close();
    }
    assumeTrue(raw, "skipped: raw IP needs CAP_NET_RAW");
    return provider;
  }

  @Test
  void saysHowItsPacketsTravel() {
    assertThat(provider.description())
        .isEqualTo("user-space SCTP (libusrsctp) over raw IP and UDP port 9899");
  }
}
