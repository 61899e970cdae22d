package io.telcomesh.referencepoints.sctp.kernel;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import io.netty.channel.Channel;
import io.netty.channel.sctp.nio.NioSctpChannel;
import io.netty.channel.sctp.nio.NioSctpServerChannel;
import java.io.IOException;
import java.util.List;

/// A channel that can end with an ABORT, and knows how long a message it can carry.
final class KernelChannel extends NioSctpChannel {
  /// As much as the kernel allows: it never sends a message that its buffer cannot hold.
  private static final int BUFFER = 1 << 20;

  private final int longestMessage;

  KernelChannel() throws IOException {
    longestMessage = widened();
  }

  private KernelChannel(Channel parent, SctpChannel accepted) throws IOException {
    super(parent, accepted);
    longestMessage = widened();
  }

  /// From now on closing drops what is unsent and aborts, RFC 6458 §8.1.4.
  void abortWhenClosed() {
    try {
      javaChannel().setOption(SctpStandardSocketOptions.SO_LINGER, 0);
    } catch (IOException _) {
      // It has ended already.
    }
  }

  /// In octets.
  int longestMessage() {
    return longestMessage;
  }

  // Linux doubles what it is given and the JDK halves what it reads.
  private int widened() throws IOException {
    javaChannel().setOption(SctpStandardSocketOptions.SO_SNDBUF, BUFFER);
    javaChannel().setOption(SctpStandardSocketOptions.SO_RCVBUF, BUFFER);
    return 2 * javaChannel().getOption(SctpStandardSocketOptions.SO_SNDBUF);
  }

  /// Accepts such channels.
  static final class Server extends NioSctpServerChannel {
    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
      var channel = javaChannel().accept();
      if (channel == null) {
        return 0;
      }
      accepted.add(new KernelChannel(this, channel));
      return 1;
    }
  }
}
