package io.telcomesh.testbed.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets Ctrl-C and SIGTERM interrupt the work instead of ending the process at once, so that the
/// work takes away what it has made.
final class Interruptible {
  private static final int PATIENCE_SECONDS = 60;

  private Interruptible() {}

  static int run(Callable<Integer> work) throws Exception {
    var worker = Thread.currentThread();
    var done = new CountDownLatch(1);
    var hook = new Thread(() -> interrupt(worker, done), "interrupts the work");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.call();
    } finally {
      done.countDown();
      forget(hook);
    }
  }

  private static void interrupt(Thread worker, CountDownLatch done) {
    worker.interrupt();
    try {
      done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // It is the hook that waits for us.
    }
  }
}
