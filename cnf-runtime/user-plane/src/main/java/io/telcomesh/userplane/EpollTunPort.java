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

  private final TunInterface tun;
  private final FileDescriptor queue;
  private final boolean towardsUe;
  private final Forwarder forwarder;
  private final Drops drops;
  private final ByteBuffer packet = ByteBuffer.allocateDirect(HEADROOM + LONGEST_PACKET);

  /// @param towardsUe the UE is behind the interface, else the network is
  EpollTunPort(
      TunInterface tun, FileDescriptor queue, boolean towardsUe, Forwarder forwarder, Drops drops) {
    this.tun = tun;
    this.queue = queue;
    this.towardsUe = towardsUe;
    this.forwarder = forwarder;
    this.drops = drops;
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
        int length = queue.read(packet, HEADROOM, packet.capacity());
        if (length <= 0) {
          break;
        }
        forwarder.fromInterface(packet, HEADROOM, HEADROOM + length, towardsUe);
      }
    } catch (IOException gone) { // the interface was taken down or removed
      registration.cancel();
      forwarder.failed(gone);
    }
    forwarder.flush();
  }

  @Override
  public boolean write(ByteBuffer buffer, int from, int end) {
    try {
      if (queue.write(buffer, from, end) > 0) {
        return true;
      }
      drops.count(DropReason.CONGESTED);
    } catch (IOException refused) {
      drops.count(DropReason.REFUSED_BY_KERNEL);
    }
    return false;
  }

  @Override
  public void close() {}
}
