package io.telcomesh.userplane;

import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Packets of one thread that wait for the end of a burst. Those of one flow go to the interface as
/// one large packet, which costs the kernel little more than a single one, from here to whoever
/// takes it apart. The order of each flow is kept.
final class TunOutbox {
  private static final int MOST_TRAINS = 8;
  private static final int LONGEST_PACKET = 1 << 16;

  private final Drops drops;
  private final ArrayList<TunTrain> waiting = new ArrayList<>();
  private final ArrayDeque<ByteBuffer> rooms = new ArrayDeque<>();

  TunOutbox(Drops drops) {
    this.drops = drops;
  }

  /// Copies a packet; it leaves with [#flush] at the latest.
  ///
  /// @param joinsUdp whether the interface takes several datagrams as one
  void add(FileDescriptor queue, boolean joinsUdp, ByteBuffer buffer, int from, int end) {
    var segment = Segment.of(buffer, from, end);
    if (segment == null || segment.udp() && !joinsUdp) {
      flush(queue);
      writeAlone(queue, buffer, from, end);
      return;
    }
    var train = train(queue, segment);
    if (train != null && train.takes(segment)) {
      train.add(segment);
    } else {
      if (train != null) {
        write(train);
      }
      train = begin(queue, segment);
    }
    if (train.complete()) {
      write(train);
    }
  }

  /// Writes what waits.
  void flush() {
    while (!waiting.isEmpty()) {
      write(waiting.getFirst());
    }
  }

  private void flush(FileDescriptor queue) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (waiting.get(i).queue() == queue) {
        write(waiting.get(i));
      }
    }
  }

  private @Nullable TunTrain train(FileDescriptor queue, Segment segment) {
    for (var train : waiting) {
      if (train.sameFlow(queue, segment)) {
        return train;
      }
    }
    return null;
  }

  private TunTrain begin(FileDescriptor queue, Segment segment) {
    if (waiting.size() == MOST_TRAINS) {
      write(waiting.getFirst());
    }
    var train = new TunTrain(queue, room(), segment);
    waiting.add(train);
    return train;
  }

  private ByteBuffer room() {
    var room = rooms.poll();
    return room == null ? ByteBuffer.allocateDirect(TunTrain.HEADER + LONGEST_PACKET) : room;
  }

  private void write(TunTrain train) {
    waiting.remove(train);
    try {
      if (!train.write()) {
        count(DropReason.CONGESTED, train.count());
      }
    } catch (IOException refused) {
      count(DropReason.REFUSED_BY_KERNEL, train.count());
    }
    rooms.push(train.room());
  }

  private void writeAlone(FileDescriptor queue, ByteBuffer buffer, int from, int end) {
    var room = room();
    room.putLong(0, 0).putShort(Long.BYTES, (short) 0);
    room.put(TunTrain.HEADER, buffer, from, end - from);
    try {
      if (queue.write(room, 0, TunTrain.HEADER + end - from) <= 0) {
        drops.count(DropReason.CONGESTED);
      }
    } catch (IOException refused) {
      drops.count(DropReason.REFUSED_BY_KERNEL);
    }
    rooms.push(room);
  }

  private void count(DropReason reason, int packets) {
    for (int i = 0; i < packets; i++) {
      drops.count(reason);
    }
  }
}
