package io.telcomesh.testbed.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// UDP datagrams one way, each counted when it arrives: both sockets are ours, wherever they are.
final class PacketLoad implements ClosedLoop.Line, AutoCloseable {
  private static final int PATIENCE_MS = 1000;
  private static final int BURST = 64;
  private static final int NUMBERS = 2 * Integer.BYTES;

  private final DatagramChannel from;
  private final DatagramChannel to;
  private final Selector arrived = Selector.open();
  private final Lengths lengths;
  private final ByteBuffer out = ByteBuffer.allocateDirect(1 << 16);
  private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
  private int round;

  /// How long the datagrams are.
  ///
  /// @param octets with the headers of IPv4 and UDP
  /// @param alike all the same, so that the user plane may send many at once (UDP_SEGMENT); else
  ///   most are one octet longer than the one before, and each goes by itself
  record Lengths(int octets, boolean alike) {
    private static final int HEADERS = 28;
    private static final int DIFFERENT = 64;

    int payload(int number) {
      int all = alike ? octets : octets - DIFFERENT / 2 + number % DIFFERENT;
      return all - HEADERS;
    }

    @Override
    public String toString() {
      return alike ? "alike" : "growing";
    }
  }

  private PacketLoad(DatagramChannel from, DatagramChannel to, Lengths lengths) throws IOException {
    this.from = from;
    this.to = to;
    this.lengths = lengths;
    to.configureBlocking(false);
    to.register(arrived, SelectionKey.OP_READ);
  }

  /// A number of datagrams, so many under way.
  static ClosedLoop.Timed run(
      DatagramChannel from, DatagramChannel to, Lengths lengths, int count, int window)
      throws IOException {
    try (var load = new PacketLoad(from, to, lengths)) {
      load.round = (int) System.nanoTime();
      return ClosedLoop.run(count, window, load);
    }
  }

  @Override
  public void send(int number) throws IOException {
    out.clear().limit(lengths.payload(number));
    out.putInt(0, round).putInt(Integer.BYTES, number);
    from.send(out, to.getLocalAddress());
  }

  @Override
  public void receive(ClosedLoop.Answers answers) throws IOException {
    arrived.select(PATIENCE_MS);
    arrived.selectedKeys().clear();
    for (int i = 0; i < BURST && to.receive(in.clear()) instanceof InetSocketAddress; i++) {
      if (in.flip().remaining() >= NUMBERS && in.getInt(0) == round) {
        answers.answered(in.getInt(Integer.BYTES), true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    arrived.close();
    to.configureBlocking(true);
  }
}
