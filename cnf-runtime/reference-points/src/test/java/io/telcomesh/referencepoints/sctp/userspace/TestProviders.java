package io.telcomesh.referencepoints.sctp.userspace;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;

/// The providers under test, or a skipped test that says what is missing.
final class TestProviders {
  private TestProviders() {}

  static SctpProvider raw() throws IOException {
    requireLibrary();
    var provider = UserSpaceSctp.open(UserSpaceSctp.UDP_PORT);
    boolean raw = provider.description().contains("raw IP");
    if (!raw) {
      provider.close();
    }
    assumeTrue(raw, "skipped: raw IP needs CAP_NET_RAW");
    return provider;
  }

  static SctpProvider udp() throws IOException {
    requireLibrary();
    return UserSpaceSctp.openEncapsulated(UserSpaceSctp.UDP_PORT);
  }

  private static void requireLibrary() {
    var missing = UserSpaceSctp.unavailable();
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElse(""));
  }
}
