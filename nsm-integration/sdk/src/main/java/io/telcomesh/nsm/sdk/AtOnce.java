package io.telcomesh.nsm.sdk;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.concurrent.Executors;

/// Closes many things at the same time, each of which may wait for an answer.
final class AtOnce {

  private static final System.Logger LOG = System.getLogger(AtOnce.class.getName());

  private AtOnce() {}

  static void close(Collection<? extends AutoCloseable> open) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      open.forEach(one -> threads.execute(() -> closed(one)));
    }
  }

  private static void closed(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception wrong) {
      LOG.log(Level.ERROR, "could not close " + one, wrong);
    }
  }
}
