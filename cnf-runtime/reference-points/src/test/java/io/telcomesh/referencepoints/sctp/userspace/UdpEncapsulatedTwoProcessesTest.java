package io.telcomesh.referencepoints.sctp.userspace;

import java.io.IOException;

class UdpEncapsulatedTwoProcessesTest extends TwoProcessesContract {
  UdpEncapsulatedTwoProcessesTest() throws IOException {
    super("udp", TestProviders.udp());
  }
}
