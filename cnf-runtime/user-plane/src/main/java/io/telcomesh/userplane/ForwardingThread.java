package io.telcomesh.userplane;

import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// One thread with its sockets and interface queues; in memory the one thread of the simulated
/// world.
interface ForwardingThread {
  /// @param shared other threads have a socket of the address too, and the kernel spreads the peers
  void bind(InetAddress local, boolean shared) throws IOException;

  void unbind(InetAddress local);

  /// @param queue which of the interface's this thread has
  void attach(TunInterface tun, int queue, boolean towardsUe) throws IOException;

  void detach(TunInterface tun);

  /// Forwards what the rule has kept before what comes next.
  void changeAndRelease(Rules rules, ForwardingRule rule, ForwardingAction action);

  void send(InetAddress local, InetSocketAddress peer, GtpuHeader header, GtpuMessage message);

  void close();
}
