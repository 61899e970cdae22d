package io.telcomesh.referencepoints.sctp.userspace;

import java.io.IOException;

class RawIpTwoProcessesTest extends TwoProcessesContract {
  RawIpTwoProcessesTest() throws IOException {
    super("raw", TestProviders.raw());
  }
}
