package io.telcomesh.referencepoints.sctp.userspace;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Measures echoes of 100 octets between two processes, so many in flight: `raw|udp WINDOW
/// SECONDS`.
final class EchoRate {
  private EchoRate() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int window = Integer.parseInt(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    var here = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.11"), 0);
    var there = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.12"), 36496);
    var echoes = new AtomicLong();
    var bursts = new AtomicLong();
    try (var peer = PeerProcess.listening(arguments[0], there);
        var provider =
            arguments[0].equals("raw")
                ? UserSpaceSctp.open(UserSpaceSctp.UDP_PORT)
                : UserSpaceSctp.openEncapsulated(UserSpaceSctp.UDP_PORT)) {
      provider.connect(here, there, SctpOptions.SIGNALLING, new Window(window, echoes, bursts));
      for (int i = 0; i < seconds; i++) {
        long before = echoes.get();
        long cpu = cpu();
        long read = bursts.get();
        new CountDownLatch(1).await(1, TimeUnit.SECONDS);
        long done = echoes.get() - before;
        System.out.printf(
            "%d echoes/s, %.1f us of this side's CPU each, %.1f a burst%n",
            done,
            (cpu() - cpu) / 1000.0 / Math.max(1, done),
            (double) done / Math.max(1, bursts.get() - read));
      }
      peer.kill();
    }
  }

  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private record Window(int size, AtomicLong echoes, AtomicLong bursts)
      implements AssociationHandler {
    private static final Octets MESSAGE = Octets.wrap(new byte[100]);

    @Override
    public void up(Association association) {
      for (int i = 0; i < size; i++) {
        association.send(new SctpMessage(i % association.streams(), 4242, MESSAGE));
      }
    }

    @Override
    public void received(Association association, List<SctpMessage> burst) {
      bursts.incrementAndGet();
      echoes.addAndGet(burst.size());
      burst.forEach(association::send);
    }

    @Override
    public void restarted(Association association) {}

    @Override
    public void down(Association association, AssociationEnd end) {}
  }
}
