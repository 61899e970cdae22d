package io.telcomesh.referencepoints.live;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.udp.Datagram;
import io.telcomesh.referencepoints.udp.UdpProvider;
import io.telcomesh.referencepoints.udp.UdpReceiver;
import io.telcomesh.referencepoints.udp.UdpSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// The machine's UDP sockets for signalling: one thread reads them all in bursts; whoever sends
/// does so on his own thread, because a hand-over would cost more than the call.
public final class LiveUdp implements UdpProvider {
  private static final System.Logger LOG = System.getLogger(LiveUdp.class.getName());
  private static final int BURST = 256;
  private static final int BUFFER = 4 << 20;
  private static final Duration RELEASE = Duration.ofMillis(500);
  private static final Duration LOOK = Duration.ofMillis(1);

  private final Selector selector = Selector.open();
  private final Queue<Socket> opened = new ConcurrentLinkedQueue<>();
  private final ByteBuffer room = ByteBuffer.allocateDirect(1 << 16);
  private final Thread thread;
  private volatile boolean closed;

  public LiveUdp() throws IOException {
    thread = Thread.ofPlatform().name("udp").daemon().start(this::run);
  }

  @Override
  public UdpSocket bind(InetSocketAddress local, UdpReceiver receiver) throws IOException {
    if (local.isUnresolved() || local.getAddress().isAnyLocalAddress()) {
      throw new IllegalArgumentException("A socket binds to one address, not to " + local);
    }
    var channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      channel.configureBlocking(false);
      channel.bind(local);
    } catch (IOException refused) {
      channel.close();
      throw new IOException("UDP " + local + ": " + refused.getMessage(), refused);
    }
    var socket = new Socket((InetSocketAddress) channel.getLocalAddress(), channel, receiver);
    opened.add(socket);
    selector.wakeup();
    return socket;
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (selector) {
      while (!closed) {
        for (var socket = opened.poll(); socket != null; socket = opened.poll()) {
          socket.register(selector);
        }
        selector.select(this::read);
      }
      for (var key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.ERROR, "Reading UDP sockets ended", failed);
    }
  }

  private void read(SelectionKey key) {
    var socket = (Socket) key.attachment();
    try {
      var burst = new ArrayList<Datagram>();
      while (burst.size() < BURST && socket.readInto(burst, room)) {
        room.clear();
      }
      if (!burst.isEmpty()) {
        socket.receiver.received(burst);
      }
    } catch (ClosedChannelException _) {
      key.cancel();
    } catch (IOException | RuntimeException mistake) {
      // Such as an ICMP error of an earlier datagram, or a receiver's mistake: the socket stays.
      LOG.log(System.Logger.Level.WARNING, "Reading " + socket.local + " failed", mistake);
    }
  }

  private final class Socket implements UdpSocket {
    private final InetSocketAddress local;
    private final DatagramChannel channel;
    private final UdpReceiver receiver;

    private Socket(InetSocketAddress local, DatagramChannel channel, UdpReceiver receiver) {
      this.local = local;
      this.channel = channel;
      this.receiver = receiver;
    }

    @Override
    public InetSocketAddress local() {
      return local;
    }

    @Override
    public void send(InetSocketAddress to, Octets datagram) {
      try {
        channel.send(datagram.toByteBuffer(), to);
      } catch (IOException lost) {
        LOG.log(System.Logger.Level.DEBUG, "A datagram from {0} was lost: {1}", local, lost);
      }
    }

    /// The address is free afterwards: the kernel's socket lives until the selector has let go of
    /// it, and a wire that heals binds the same address at once.
    @Override
    public void close() {
      try {
        channel.close();
        selector.wakeup();
        long until = System.nanoTime() + RELEASE.toNanos();
        while (channel.isRegistered()
            && Thread.currentThread() != thread
            && System.nanoTime() < until) {
          LockSupport.parkNanos(LOOK.toNanos());
        }
      } catch (IOException failed) {
        LOG.log(System.Logger.Level.WARNING, "Closing " + local + " failed", failed);
      }
    }

    private void register(Selector selector) {
      try {
        channel.register(selector, SelectionKey.OP_READ, this);
      } catch (ClosedChannelException _) {
        // It was closed before it was ever read.
      }
    }

    private boolean readInto(ArrayList<Datagram> burst, ByteBuffer room) throws IOException {
      var from = channel.receive(room.clear());
      if (from == null) {
        return false;
      }
      burst.add(new Datagram((InetSocketAddress) from, Octets.copyOf(room.flip())));
      return true;
    }
  }
}
