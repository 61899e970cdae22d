package io.telcomesh.referencepoints.live;

import io.telcomesh.referencepoints.sctp.SctpProvider;
import io.telcomesh.referencepoints.sctp.kernel.KernelSctp;
import io.telcomesh.referencepoints.sctp.userspace.UserSpaceSctp;
import java.io.IOException;

/// Chooses the SCTP provider of this machine: the kernel's where it has one, else user space.
public final class LiveSctp {
  private static final System.Logger LOG = System.getLogger(LiveSctp.class.getName());

  private LiveSctp() {}

  /// @param udpPort the port of SCTP in UDP, RFC 6951, for user space
  /// @throws IOException when neither can work; it says what either lacks
  public static SctpProvider open(int udpPort) throws IOException {
    var provider = choose(udpPort);
    LOG.log(System.Logger.Level.INFO, provider.description());
    return provider;
  }

  private static SctpProvider choose(int udpPort) throws IOException {
    var noKernel = KernelSctp.unavailable();
    if (noKernel.isEmpty()) {
      return KernelSctp.open();
    }
    var noUserSpace = UserSpaceSctp.unavailable();
    if (noUserSpace.isEmpty()) {
      return UserSpaceSctp.open(udpPort);
    }
    throw new IOException("No SCTP: " + noKernel.get() + "; " + noUserSpace.get());
  }
}
