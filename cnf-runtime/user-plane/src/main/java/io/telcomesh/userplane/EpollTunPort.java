package io.telcomesh.userplane;

import io.netty.channel.IoEvent;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;

/// One queue of a TUN interface on the thread that also has the sockets: a packet is read, put into
/// its tunnel and sent without changing hands.
final class EpollTunPort implements EpollIoHandle, TunPort {
  private static final int BURST = 64;
  private static final int LONGEST_PACKET = 65_535;

  private final KernelTun tun;
  private final FileDescriptor queue;
  private final boolean towardsUe;
  private final Forwarder forwarder;
  private final TunOutbox outbox;
  private final ByteBuffer packet = ByteBuffer.allocateDirect(TunTrain.HEADER + LONGEST_PACKET);

  /// @param towardsUe the UE is behind the interface, else the network is
  EpollTunPort(
      KernelTun tun,
      FileDescriptor queue,
      boolean towardsUe,
      Forwarder forwarder,
      TunOutbox outbox) {
    this.tun = tun;
    this.queue = queue;
    this.towardsUe = towardsUe;
    this.forwarder = forwarder;
    this.outbox = outbox;
  }

  @Override
  public boolean of(TunInterface interfaceOfOurs) {
    return tun == interfaceOfOurs;
  }

  @Override
  public FileDescriptor fd() {
    return queue;
  }

  @Override
  public void handle(IoRegistration registration, IoEvent event) {
    try {
      for (int i = 0; i < BURST; i++) {
        int end = queue.read(packet, 0, packet.capacity());
        if (end <= TunTrain.HEADER) {
          break;
        }
        forwarder.fromInterface(packet, TunTrain.HEADER, end, towardsUe);
      }
    } catch (IOException gone) { // the interface was taken down or removed
      registration.cancel();
      forwarder.failed(gone);
    }
    forwarder.flush();
  }

  @Override
  public void write(ByteBuffer buffer, int from, int end) {
    outbox.add(queue, tun.joinsUdp(), buffer, from, end);
  }

  @Override
  public void flush() {
    outbox.flush();
  }

  @Override
  public void close() {}
}
