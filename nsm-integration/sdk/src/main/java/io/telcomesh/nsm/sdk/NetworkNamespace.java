package io.telcomesh.nsm.sdk;

import java.nio.file.Path;
import java.util.Map;

/// The network namespace an interface is wanted in, as the kernel mechanism names it: a file that
/// the forwarder opens in its own mount and process namespace.
///
/// Where the forwarder cannot see that file the descriptor has to travel with the call and the url
/// becomes `inode://`: a matter of [Transport], which this url passes on every request and close.
public record NetworkNamespace(String inodeUrl) {

  private static final String FILE = "file://";

  public NetworkNamespace {
    if (!inodeUrl.startsWith(FILE + "/")) {
      throw new IllegalArgumentException("expected file:///path, not \"" + inodeUrl + "\"");
    }
  }

  /// The one this process runs in.
  public static NetworkNamespace ofThisProcess() {
    return ofProcess(ProcessHandle.current().pid());
  }

  /// The one another process runs in.
  public static NetworkNamespace ofProcess(long pid) {
    return at(Path.of("/proc", Long.toString(pid), "ns", "net"));
  }

  /// The one bound to that file, such as `/run/netns/name`.
  public static NetworkNamespace at(Path file) {
    return new NetworkNamespace(FILE + file);
  }

  Map<String, String> parameters(String interfaceName) {
    return Map.of(KernelMechanism.INODE_URL, inodeUrl, KernelMechanism.NAME, interfaceName);
  }
}
