package io.telcomesh.userplane;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;

/// Datagrams that wait for the end of a burst. Those to one peer that have one length go to the
/// kernel as one large datagram that it cuts (UDP_SEGMENT), which costs little more than a single
/// one. The order to each peer is kept.
final class Outbox {
  private static final int MOST_SEGMENTS = 64;
  private static final int MOST_OCTETS = 65_000;
  private static final int MOST_TRAINS = 16;
  private static final int FIRST_ROOM = 2048;
  private static final int IPV4_AND_UDP = 28;

  private final Channel channel;
  private final Drops drops;
  private final int longestSegment;
  private final ArrayList<Train> trains = new ArrayList<>();
  private final ChannelFutureListener countRefused;

  /// @param mtu of the interface that the datagrams leave by: the kernel does not cut into segments
  ///   that it would have to fragment
  Outbox(Channel channel, int mtu, Drops drops) {
    this.channel = channel;
    this.drops = drops;
    longestSegment = mtu - IPV4_AND_UDP;
    countRefused =
        written -> {
          if (!written.isSuccess()) {
            drops.count(DropReason.REFUSED_BY_KERNEL);
          }
        };
  }

  /// Copies a datagram; it leaves with [#flush].
  void add(ByteBuffer source, int from, int length, InetSocketAddress peer) {
    if (!channel.isWritable()) {
      drops.count(DropReason.CONGESTED);
      return;
    }
    var train = train(peer);
    if (train.count > 0 && !train.takes(length)) {
      send(train);
      train = train(peer);
    }
    train.add(source, from, length);
    if (length < train.segment || length > longestSegment || train.count == MOST_SEGMENTS) {
      send(train);
    }
  }

  /// Sends what waits.
  void flush() {
    while (!trains.isEmpty()) {
      send(trains.getLast());
    }
    channel.flush();
  }

  private Train train(InetSocketAddress peer) {
    for (var train : trains) {
      if (train.peer.equals(peer)) {
        return train;
      }
    }
    if (trains.size() == MOST_TRAINS) {
      send(trains.getFirst());
    }
    var train = new Train(peer, channel.alloc().directBuffer(FIRST_ROOM, MOST_OCTETS + 1000));
    trains.add(train);
    return train;
  }

  private void send(Train train) {
    trains.remove(train);
    var packet =
        train.count == 1
            ? new DatagramPacket(train.octets, train.peer)
            : new SegmentedDatagramPacket(train.octets, train.segment, train.peer);
    channel.write(packet).addListener(countRefused);
  }

  /// Datagrams to one peer: all have the length of the first, but the last may be shorter.
  private final class Train {
    private final InetSocketAddress peer;
    private final ByteBuf octets;
    private int segment;
    private int count;

    Train(InetSocketAddress peer, ByteBuf octets) {
      this.peer = peer;
      this.octets = octets;
    }

    boolean takes(int length) {
      return length <= segment && octets.readableBytes() + length <= MOST_OCTETS;
    }

    void add(ByteBuffer source, int from, int length) {
      if (count == 0) {
        segment = length;
      }
      count++;
      octets.ensureWritable(length);
      int at = octets.writerIndex();
      var target = octets.internalNioBuffer(at, length);
      target.put(target.position(), source, from, length);
      octets.writerIndex(at + length);
    }
  }
}
