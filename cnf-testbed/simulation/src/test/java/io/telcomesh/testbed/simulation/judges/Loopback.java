package io.telcomesh.testbed.simulation.judges;

import java.net.InetAddress;

/// Loopback addresses of this process alone, so that two runs on one machine do not meet.
final class Loopback {
  private static final int NETWORK = 64 + (int) (ProcessHandle.current().pid() % 128);

  private Loopback() {}

  static InetAddress address(int subnet, int host) {
    return InetAddress.ofLiteral("127.%d.%d.%d".formatted(NETWORK, subnet, host));
  }
}
