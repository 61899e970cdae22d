package io.telcomesh.referencepoints.sctp.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telcomesh.referencepoints.sctp.SctpContract;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;

class KernelSctpTest extends SctpContract {
  @Override
  protected SctpProvider open() throws IOException {
    var missing = KernelSctp.unavailable();
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElse(""));
    return KernelSctp.open();
  }
}
