package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Cluster.Opening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Does something in another network namespace. The calling thread, which has to be a platform
/// thread, is in its own again afterwards.
final class NetworkNamespace {
  private static final int CLONE_NEWNET = 0x40000000;

  private NetworkNamespace() {}

  static <R> R call(Path namespace, Opening<R> opening) throws IOException {
    var libc = LibC.INSTANCE;
    int home = libc.open(Path.of("/proc/thread-self/ns/net"));
    int away = libc.open(namespace);
    try {
      libc.setNamespace(away, CLONE_NEWNET);
      try {
        return opening.open();
      } finally {
        libc.setNamespace(home, CLONE_NEWNET);
      }
    } finally {
      libc.close(away);
      libc.close(home);
    }
  }

  static <R> R get(Path namespace, Supplier<R> supplier) {
    try {
      return call(namespace, supplier::get);
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
