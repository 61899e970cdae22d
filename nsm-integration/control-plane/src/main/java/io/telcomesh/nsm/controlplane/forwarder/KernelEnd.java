package io.telcomesh.nsm.controlplane.forwarder;

import io.grpc.Status;
import io.telcomesh.kernel.LinkEnd;
import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.kernel.NoSuchNamespaceException;
import io.telcomesh.nsm.api.connection.Mechanism;
import io.telcomesh.nsm.sdk.KernelMechanism;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The mechanism KERNEL as the forwarder reads it: which interface in which namespace.
final class KernelEnd {
  private static final String FILE = "file://";
  private static final String INODE = "inode://";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int STEM = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private KernelEnd() {}

  /// The mechanism with an interface name, a generated one where it has none: the first letters of
  /// the network service, the rest by chance.
  static Mechanism named(Mechanism mechanism, String networkService) {
    if (KernelMechanism.interfaceName(mechanism).isPresent()) {
      return mechanism;
    }
    var clean = networkService.replaceAll("[^A-Za-z0-9_.-]", "-");
    var name = new StringBuilder(clean.substring(0, Math.min(STEM, clean.length()))).append('-');
    while (name.length() < KernelMechanism.LONGEST_NAME) {
      name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return mechanism.toBuilder().putParameters(KernelMechanism.NAME, name.toString()).build();
  }

  /// @throws io.grpc.StatusRuntimeException when the namespace is not to be found
  static LinkEnd of(Mechanism mechanism) {
    var url = mechanism.getParametersOrDefault(KernelMechanism.INODE_URL, "");
    var name = KernelMechanism.interfaceName(mechanism).orElse("");
    return new LinkEnd(namespace(url), name);
  }

  private static NetworkNamespace namespace(String url) {
    try {
      if (url.startsWith(FILE)) {
        return atFile(Path.of(url.substring(FILE.length())));
      }
      if (url.startsWith(INODE)) {
        return numbered(url, url.substring(INODE.length()).split("/", -1));
      }
    } catch (NoSuchNamespaceException absent) {
      throw Status.FAILED_PRECONDITION
          .withDescription(absent.getMessage() + ", as the forwarder sees it")
          .withCause(absent)
          .asRuntimeException();
    }
    throw wrong(url);
  }

  private static NetworkNamespace atFile(Path file) {
    if (file.startsWith("/proc/self") || file.startsWith("/proc/thread-self")) {
      throw Status.INVALID_ARGUMENT
          .withDescription(file + " is another namespace here than at the sender: send /proc/PID")
          .asRuntimeException();
    }
    return NetworkNamespace.at(file);
  }

  private static NetworkNamespace numbered(String url, String[] numbers) {
    try {
      return NetworkNamespace.numbered(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]))
          .orElseThrow(() ->
              Status.FAILED_PRECONDITION
                  .withDescription("no name and no process here leads to the namespace " + url)
                  .asRuntimeException());
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException notTwoNumbers) {
      throw wrong(url);
    }
  }

  private static RuntimeException wrong(String url) {
    return Status.INVALID_ARGUMENT
        .withDescription("inodeURL is file:///PATH or inode://DEVICE/INODE, not '" + url + "'")
        .asRuntimeException();
  }
}
