package io.telcomesh.referencepoints.sctp.kernel;

import com.sun.nio.sctp.AssociationChangeNotification;
import com.sun.nio.sctp.PeerAddressChangeNotification;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// An association of the kernel: one channel, one handler.
final class KernelAssociation extends ChannelInboundHandlerAdapter implements Association {
  private static final System.Logger LOG = System.getLogger(KernelAssociation.class.getName());
  private static final int LONGEST_MESSAGE = 1 << 19;

  private final KernelChannel channel;
  private final SctpOptions options;
  private final AssociationHandler handler;
  private final AtomicLong queuedOctets = new AtomicLong();
  private final List<SctpMessage> burst = new ArrayList<>();
  private final Map<Integer, ByteArrayOutputStream> parts = new HashMap<>();
  private Optional<InetSocketAddress> dialled = Optional.empty();
  private Optional<AssociationEnd> end = Optional.empty();
  private boolean up;
  private boolean unreachable;
  private volatile int streams;

  KernelAssociation(KernelChannel channel, SctpOptions options, AssociationHandler handler) {
    this.channel = channel;
    this.options = options;
    this.handler = handler;
  }

  void dial(InetSocketAddress peer) {
    dialled = Optional.of(peer);
    channel
        .connect(peer)
        .addListener(connecting -> {
          if (!connecting.isSuccess()) {
            channel.close();
          }
        });
  }

  @Override
  public InetSocketAddress local() {
    return channel.localAddress();
  }

  @Override
  public InetSocketAddress peer() {
    return dialled.orElseGet(channel::remoteAddress);
  }

  @Override
  public int streams() {
    return streams;
  }

  @Override
  public Optional<DropReason> send(SctpMessage message) {
    int length = message.octets().length();
    if (length > Math.min(LONGEST_MESSAGE, channel.longestMessage())) {
      return Optional.of(DropReason.TOO_LONG);
    }
    if (message.stream() >= streams) {
      return Optional.of(DropReason.NOT_CONNECTED);
    }
    if (queuedOctets.addAndGet(length) > options.sendQueueOctets()) {
      queuedOctets.addAndGet(-length);
      return Optional.of(DropReason.CONGESTED);
    }
    var octets = Unpooled.wrappedBuffer(message.octets().toByteBuffer());
    channel
        .writeAndFlush(
            new io.netty.channel.sctp.SctpMessage(
                message.payloadProtocol(), message.stream(), octets))
        .addListener(_ -> queuedOctets.addAndGet(-length));
    return Optional.empty();
  }

  @Override
  public void stopReading() {
    channel.config().setAutoRead(false);
  }

  @Override
  public void readOn() {
    channel.eventLoop().execute(() -> channel.config().setAutoRead(true));
  }

  @Override
  public void shutdown() {
    finish(AssociationEnd.SHUT_DOWN);
  }

  @Override
  public void abort() {
    finish(AssociationEnd.ABORTED);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    var association = channel.association();
    streams = Math.min(association.maxInboundStreams(), association.maxOutboundStreams());
    up = true;
    tell(() -> handler.up(this));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (read instanceof io.netty.channel.sctp.SctpMessage message) {
      take(message);
    }
    ReferenceCountUtil.release(read);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!burst.isEmpty()) {
      var whole = List.copyOf(burst);
      burst.clear();
      tell(() -> handler.received(this, whole));
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof PeerAddressChangeNotification change) {
      switch (change.event()) {
        case ADDR_UNREACHABLE -> unreachable = true;
        case ADDR_AVAILABLE, ADDR_CONFIRMED -> unreachable = false;
        case ADDR_ADDED, ADDR_MADE_PRIMARY, ADDR_REMOVED -> {}
      }
    }
    if (event instanceof AssociationChangeNotification change) {
      switch (change.event()) {
        case RESTART -> tell(() -> handler.restarted(this));
        case COMM_LOST -> finish(lost());
        case SHUTDOWN -> finish(AssociationEnd.SHUT_DOWN);
        case CANT_START -> finish(AssociationEnd.NOT_ESTABLISHED);
        case COMM_UP -> {}
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    streams = 0;
    channelReadComplete(context);
  }

  @Override
  public void channelUnregistered(ChannelHandlerContext context) {
    streams = 0;
    var how = up ? end.orElse(AssociationEnd.SHUT_DOWN) : AssociationEnd.NOT_ESTABLISHED;
    tell(() -> handler.down(this, how));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.log(System.Logger.Level.DEBUG, "The association of {0} failed: {1}", peer(), cause);
    finish(lost());
  }

  // The JDK does not say why communication was lost; a peer that is only silent becomes unreachable
  // before, RFC 9260 §8.2.
  private AssociationEnd lost() {
    return unreachable ? AssociationEnd.PEER_LOST : AssociationEnd.ABORTED_BY_PEER;
  }

  private void take(io.netty.channel.sctp.SctpMessage message) {
    var part = new byte[message.content().readableBytes()];
    message.content().readBytes(part);
    var before =
        parts.computeIfAbsent(message.streamIdentifier(), _ -> new ByteArrayOutputStream());
    if (before.size() + part.length > LONGEST_MESSAGE) {
      abort();
      return;
    }
    before.writeBytes(part);
    if (message.isComplete()) {
      var whole = Octets.wrap(before.toByteArray());
      before.reset();
      if (!whole.isEmpty()) {
        burst.add(new SctpMessage(message.streamIdentifier(), message.protocolIdentifier(), whole));
      }
    }
  }

  private void finish(AssociationEnd how) {
    channel
        .eventLoop()
        .execute(() -> {
          if (end.isEmpty()) {
            end = Optional.of(how);
            if (how == AssociationEnd.ABORTED) {
              channel.abortWhenClosed();
            }
            channel.close();
          }
        });
  }

  private void tell(Runnable handling) {
    try {
      handling.run();
    } catch (RuntimeException mistake) {
      LOG.log(System.Logger.Level.ERROR, "The handler of " + peer() + " failed", mistake);
    }
  }
}
