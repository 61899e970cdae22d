package io.telcomesh.nsm.controlplane;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;

/// Runs the control plane of one node until it is told to end (SIGTERM, SIGINT), which takes away
/// all wires. The one argument is the configuration file, see [ControlPlaneConfiguration].
public final class ControlPlaneApplication {
  private static final System.Logger LOG =
      System.getLogger(ControlPlaneApplication.class.getName());
  private static final int USAGE = 2;

  /// gRPC sets options of TCP on unix sockets too, and Netty warns of each.
  private static final Logger NETTY = Logger.getLogger("io.netty.bootstrap");

  private ControlPlaneApplication() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n");
    // Else Netty looks for a hardware address, and a namespace may have none.
    System.setProperty("io.netty.machineId", "02:00:00:00:00:00:00:01");
    NETTY.setLevel(java.util.logging.Level.SEVERE);
    if (arguments.length != 1) {
      System.err.println("usage: ControlPlaneApplication CONFIGURATION.yaml");
      System.exit(USAGE);
    }
    try {
      run(ControlPlaneConfiguration.read(Path.of(arguments[0])));
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(USAGE);
    }
  }

  private static void run(ControlPlaneConfiguration configuration) throws InterruptedException {
    var plane = new ControlPlane(configuration);
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  plane.close();
                  ended.countDown();
                },
                "closes the control plane"));
    var begun = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    LOG.log(
        Level.INFO,
        "control plane of {0} listens on {1} and {2}, {3} ms after its start",
        configuration.node(),
        configuration.socket(),
        configuration.publicUrl(),
        Duration.between(begun, Instant.now()).toMillis());
    ended.await();
  }
}
