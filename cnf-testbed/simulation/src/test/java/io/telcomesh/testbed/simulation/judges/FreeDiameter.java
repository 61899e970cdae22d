package io.telcomesh.testbed.simulation.judges;

import io.telcomesh.testbed.simulation.Epc;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// freeDiameter as the relay agent of a realm, RFC 6733 §2.8.1: it knows no S6a and passes on what
/// it is given. One peer dials it; the other it dials.
final class FreeDiameter implements AutoCloseable {
  static final String HOST = "relay." + Epc.PLMN.epcRealm();

  private final Process process;

  private FreeDiameter(Process process) {
    this.process = process;
  }

  /// Skips the test where there is none.
  static void requirePossible() {
    Shell.require("freeDiameter relays S6a", "freeDiameterd", "openssl", "ip", "nsenter");
    Shell.require(
        Files.isWritable(Path.of("/run")), "freeDiameter relays S6a: its namespace needs root");
  }

  /// @param dialled whom it dials: the name and where
  /// @param watchdogSeconds Tw, 6 or more
  static FreeDiameter start(
      Path folder, String namespace, String dialled, InetAddress there, int watchdogSeconds)
      throws IOException {
    Files.createDirectories(folder);
    certificate(folder);
    var allowed = folder.resolve("allowed.conf");
    Files.writeString(allowed, "ALLOW_IPSEC *." + Epc.PLMN.epcRealm() + "\n");
    var configuration = folder.resolve("freediameter.conf");
    Files.writeString(
        configuration,
        """
        Identity = "%1$s";
        Realm = "%2$s";
        Port = 3868;
        SecPort = 0;
        No_SCTP;
        No_IPv6;
        TwTimer = %3$d;
        TcTimer = 1;
        TLS_Cred = "%4$s/cert.pem", "%4$s/key.pem";
        TLS_CA = "%4$s/cert.pem";
        LoadExtension = "acl_wl.fdx" : "%5$s";
        ConnectPeer = "%6$s" { ConnectTo = "%7$s"; Port = 3868; No_TLS; };
        """
            .formatted(
                HOST,
                Epc.PLMN.epcRealm(),
                watchdogSeconds,
                folder,
                allowed,
                dialled,
                there.getHostAddress()));
    return new FreeDiameter(
        new ProcessBuilder(
                "nsenter",
                "--net=/run/netns/" + namespace,
                "freeDiameterd",
                "-c",
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("freediameter.log").toFile())
            .start());
  }

  /// SIGTERM: it says Disconnect-Peer-Request to its peers and ends.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  // It does not start without one, although no peer uses TLS.
  private static void certificate(Path folder) throws IOException {
    Shell.run(
        folder,
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=" + HOST,
        "-keyout",
        "key.pem",
        "-out",
        "cert.pem");
  }
}
