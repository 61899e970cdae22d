package io.telcomesh.referencepoints.sctp.userspace;

import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Another process with an engine of its own: it listens or dials, sends every message back, and
/// lives until it is killed.
final class PeerProcess implements AutoCloseable {
  private final Process process;

  private PeerProcess(List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx128m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(PeerProcess.class.getName());
    command.addAll(arguments);
    process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    if (!"ready".equals(process.inputReader().readLine())) {
      process.destroyForcibly();
      throw new IOException("The peer process did not start");
    }
  }

  static PeerProcess listening(String way, InetSocketAddress at) throws IOException {
    return new PeerProcess(
        List.of(way, "listen", at.getAddress().getHostAddress(), String.valueOf(at.getPort())));
  }

  static PeerProcess dialling(String way, InetSocketAddress from, InetSocketAddress to)
      throws IOException {
    return new PeerProcess(
        List.of(
            way,
            "dial",
            from.getAddress().getHostAddress(),
            String.valueOf(from.getPort()),
            to.getAddress().getHostAddress(),
            String.valueOf(to.getPort())));
  }

  /// SIGKILL.
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /// `raw|udp listen ADDRESS PORT` or `raw|udp dial ADDRESS PORT ADDRESS PORT`.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var provider =
        arguments[0].equals("raw")
            ? UserSpaceSctp.open(UserSpaceSctp.UDP_PORT)
            : UserSpaceSctp.openEncapsulated(UserSpaceSctp.UDP_PORT);
    var echo = new Echo();
    var options = SctpOptions.SIGNALLING.withStreams(8);
    if (arguments[1].equals("listen")) {
      provider.listen(address(arguments, 2), options, echo);
    } else {
      provider.connect(address(arguments, 2), address(arguments, 4), options, echo);
    }
    System.out.println("ready");
    new CountDownLatch(1).await();
  }

  private static InetSocketAddress address(String[] arguments, int at) {
    return new InetSocketAddress(
        InetAddress.ofLiteral(arguments[at]), Integer.parseInt(arguments[at + 1]));
  }

  private static final class Echo implements AssociationHandler {
    @Override
    public void up(Association association) {}

    @Override
    public void received(Association association, List<SctpMessage> burst) {
      burst.forEach(association::send);
    }

    @Override
    public void restarted(Association association) {}

    @Override
    public void down(Association association, AssociationEnd end) {}
  }
}
