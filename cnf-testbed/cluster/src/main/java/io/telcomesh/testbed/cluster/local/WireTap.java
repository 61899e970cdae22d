package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Cluster.CapturedPacket;
import io.telcomesh.testbed.cluster.Cluster.PacketSink;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the wires of pods where packets arrive, so that each is seen once whatever end it came
/// from. Wires are known by their interfaces' names: the reference point, alone at a client or with
/// a number at an endpoint.
record WireTap(List<Path> namespaces) {
  private static final Pattern WIRE = Pattern.compile("(s1-mme|s6a|s11|s5s8|s1-u|sgi)(-\\d+)?");
  private static final int POLL_MS = 100;

  long run(PacketSink sink) throws InterruptedException {
    var sockets = new ArrayList<PacketSocket>();
    try (var arena = Arena.ofConfined()) {
      namespaces.forEach(namespace -> sockets.add(PacketSocket.in(namespace)));
      var polled =
          PacketSocket.poll(arena, sockets.stream().mapToInt(PacketSocket::descriptor).toArray());
      while (!Thread.currentThread().isInterrupted()) {
        LibC.INSTANCE.poll(polled, POLL_MS);
        sockets.forEach(socket -> drain(socket, sink));
      }
      sockets.forEach(socket -> drain(socket, sink));
      return sockets.stream().mapToLong(PacketSocket::dropped).sum();
    } finally {
      sockets.forEach(PacketSocket::close);
    }
  }

  private static void drain(PacketSocket socket, PacketSink sink) {
    for (var next = socket.next(); next.isPresent(); next = socket.next()) {
      var frame = next.get();
      referencePoint(frame.interfaceName())
          .ifPresent(point -> sink.packet(new CapturedPacket(frame.time(), point, frame.octets())));
    }
  }

  static Optional<String> referencePoint(String interfaceName) {
    var wire = WIRE.matcher(interfaceName);
    return wire.matches() ? Optional.of(wire.group(1)) : Optional.empty();
  }
}
