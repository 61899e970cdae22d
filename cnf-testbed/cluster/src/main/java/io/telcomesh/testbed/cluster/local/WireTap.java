package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Cluster.CapturedPacket;
import io.telcomesh.testbed.cluster.Cluster.PacketSink;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
      var held = new ArrayList<CapturedPacket>();
      while (!Thread.currentThread().isInterrupted()) {
        LibC.INSTANCE.poll(polled, POLL_MS);
        var now = Instant.now();
        sockets.forEach(socket -> drain(socket, held));
        release(held, now, sink);
      }
      sockets.forEach(socket -> drain(socket, held));
      release(held, Instant.MAX, sink);
      return sockets.stream().mapToLong(PacketSocket::dropped).sum();
    } finally {
      sockets.forEach(PacketSocket::close);
    }
  }

  private static void drain(PacketSocket socket, List<CapturedPacket> held) {
    for (var next = socket.next(); next.isPresent(); next = socket.next()) {
      var frame = next.get();
      referencePoint(frame.interfaceName())
          .ifPresent(
              point -> held.add(new CapturedPacket(frame.time(), point, copy(frame.octets()))));
    }
  }

  /// Gives on what is older than a moment at which no socket had been read yet, in the order of
  /// time: nothing older can still come.
  private static void release(List<CapturedPacket> held, Instant before, PacketSink sink) {
    held.sort(Comparator.comparing(CapturedPacket::time));
    int older = (int) held.stream().takeWhile(packet -> packet.time().isBefore(before)).count();
    var released = held.subList(0, older);
    released.forEach(sink::packet);
    released.clear();
  }

  private static ByteBuffer copy(ByteBuffer octets) {
    return ByteBuffer.allocate(octets.remaining()).put(octets).flip();
  }

  static Optional<String> referencePoint(String interfaceName) {
    var wire = WIRE.matcher(interfaceName);
    return wire.matches() ? Optional.of(wire.group(1)) : Optional.empty();
  }
}
