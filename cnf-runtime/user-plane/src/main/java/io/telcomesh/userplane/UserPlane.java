package io.telcomesh.userplane;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.referencepoints.udp.UdpProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Forwards users' packets by rules, between GTP-U tunnels (SGW), between a tunnel and the packet
/// data network (PGW), or between a tunnel and simulated UEs (eNodeB simulator).
///
/// Each of its threads has a socket of every bound address and a queue of every attached interface,
/// and brings a packet from the one to the other by itself. Rules may be added, changed and removed
/// from any thread.
public final class UserPlane implements AutoCloseable {
  private final Rules rules = new Rules();
  private final Drops drops = new Drops();
  private final Map<LinkDirection, Traffic> traffic =
      Map.of(LinkDirection.UPLINK, new Traffic(), LinkDirection.DOWNLINK, new Traffic());
  private final List<ForwardingThread> forwarding = new ArrayList<>();
  private final Interfaces interfaces;
  private final Runnable ending;

  /// Makes an interface.
  @FunctionalInterface
  interface Interfaces {
    TunInterface create(String name) throws IOException;
  }

  private UserPlane(Interfaces interfaces, Runnable ending) {
    this.interfaces = interfaces;
    this.ending = ending;
  }

  /// The machine's.
  ///
  /// @param threadCount one for each core that packets may use
  /// @param listener called on those threads; it must not wait
  public static UserPlane start(int threadCount, Consumer<UserPlaneEvent> listener) {
    var threads =
        new MultiThreadIoEventLoopGroup(
            threadCount, new DefaultThreadFactory("user-plane", true), EpollIoHandler.newFactory());
    var plane =
        new UserPlane(
            name -> KernelTun.create(name, threadCount),
            () -> threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly());
    var pathMessages = new PathMessages(plane.rules, plane.drops, listener);
    for (int i = 0; i < threadCount; i++) {
      var forwarder = new Forwarder(plane.rules, plane.drops, pathMessages, System::nanoTime);
      plane.forwarding.add(new EpollThread(threads.next(), forwarder, plane.drops));
    }
    return plane;
  }

  static UserPlane inMemory(
      UdpProvider udp,
      LongSupplier nanoTime,
      Interfaces interfaces,
      Consumer<UserPlaneEvent> listener) {
    var plane = new UserPlane(interfaces, () -> {});
    var pathMessages = new PathMessages(plane.rules, plane.drops, listener);
    var forwarder = new Forwarder(plane.rules, plane.drops, pathMessages, nanoTime);
    plane.forwarding.add(new InMemoryThread(udp, forwarder, plane.drops));
    return plane;
  }

  /// Makes an interface in our network namespace. It is down and has no address.
  ///
  /// @param name 1 to 15 characters
  /// @throws IOException when that is not allowed or the name is taken
  public TunInterface createInterface(String name) throws IOException {
    return interfaces.create(name);
  }

  /// Opens our GTP-U end at an address, port 2152.
  ///
  /// @throws IOException when the address is not ours or the port is taken
  public void bind(InetAddress local) throws IOException {
    if (local.isAnyLocalAddress()) {
      throw new IllegalArgumentException("GTP-U binds to one address, not to " + local);
    }
    for (var thread : forwarding) {
      thread.bind(local, forwarding.size() > 1);
    }
  }

  /// Closes our GTP-U end at an address, if there is one.
  public void unbind(InetAddress local) {
    forwarding.forEach(thread -> thread.unbind(local));
  }

  /// Takes packets from an interface behind which the packet data network is: their destination
  /// finds the rule.
  public void attachNetwork(TunInterface tun) throws IOException {
    attach(tun, false);
  }

  /// Takes packets from an interface behind which UEs are: their source finds the rule.
  public void attachUe(TunInterface tun) throws IOException {
    attach(tun, true);
  }

  /// Takes no more packets from an interface and gives it none.
  public void detach(TunInterface tun) {
    forwarding.forEach(thread -> thread.detach(tun));
  }

  /// A tunnel that ends here, with a TEID of its own.
  ///
  /// @param local a bound address, to which the peer will send
  public ForwardingRule addTunnel(InetAddress local, ForwardingAction action) {
    return rules.addTunnel(local, Optional.empty(), action);
  }

  /// A tunnel that ends here, out of which only packets of this UE may come.
  public ForwardingRule addTunnel(
      InetAddress local, UeAddresses onlySource, ForwardingAction action) {
    return rules.addTunnel(local, Optional.of(onlySource), action);
  }

  /// The packets of a UE's addresses that come from attached interfaces.
  ///
  /// @throws IllegalStateException when one of the addresses has a rule
  public ForwardingRule addUe(UeAddresses addresses, ForwardingAction action) {
    return rules.addUe(addresses, action);
  }

  /// From now on the rule's packets count as this direction's.
  ///
  /// @return the rule
  public ForwardingRule count(LinkDirection direction, ForwardingRule rule) {
    traffic(direction).add(rule);
    return rule;
  }

  /// What one direction of the bearers has had.
  public Traffic traffic(LinkDirection direction) {
    return Objects.requireNonNull(traffic.get(direction));
  }

  /// From now on the rule's packets take their share of what is allowed to all rules with it.
  public void enforce(ForwardingRule rule, QosEnforcement shared) {
    rule.enforce(shared);
  }

  /// Gives a rule another action, at once. Only a rule that buffers gets it on the thread of the
  /// packets, so that what it kept goes before what comes next.
  public void change(ForwardingRule rule, ForwardingAction action) {
    if (rule.action() instanceof ForwardingAction.Buffer) {
      forwarding.getFirst().changeAndRelease(rules, rule, action);
    } else {
      rules.change(rule, action);
    }
  }

  /// Takes a rule away; what it kept is dropped. The slot of its TEID is used again later.
  public void remove(ForwardingRule rule) {
    rules.remove(rule);
    traffic.values().forEach(each -> each.remove(rule));
    while (rule.takeKept() != null) {
      drops.count(DropReason.RULE);
    }
  }

  /// Tells the peer that the tunnel ends, TS 29.281 §7.3.2: after everything that was sent into it
  /// before.
  public void sendEndMarker(ForwardingAction.ToTunnel tunnel) {
    forwarding
        .getFirst()
        .send(
            tunnel.local(),
            new InetSocketAddress(tunnel.peer(), Gtpu.PORT),
            GtpuHeader.of(Gtpu.END_MARKER, tunnel.teid()),
            new GtpuMessage.EndMarker(OtherIes.NONE));
  }

  /// Sends an IP packet of our own into a tunnel.
  public void send(ForwardingAction.ToTunnel tunnel, Octets packet) {
    forwarding
        .getFirst()
        .send(
            tunnel.local(),
            new InetSocketAddress(tunnel.peer(), Gtpu.PORT),
            GtpuHeader.of(Gtpu.G_PDU, tunnel.teid()),
            new GtpuMessage.GPdu(packet));
  }

  /// Asks whether the peer is there; the listener is told of his answer.
  ///
  /// @param sequence 16 bits
  public void sendEcho(InetAddress local, InetAddress peer, int sequence) {
    forwarding
        .getFirst()
        .send(
            local,
            new InetSocketAddress(peer, Gtpu.PORT),
            GtpuHeader.of(Gtpu.ECHO_REQUEST, Teid.NONE, sequence),
            new GtpuMessage.EchoRequest(OtherIes.NONE));
  }

  /// How many rules there are.
  public int rules() {
    return rules.size();
  }

  /// How many datagrams and packets were dropped for a reason.
  public long dropped(DropReason reason) {
    return drops.of(reason);
  }

  @Override
  public void close() {
    forwarding.forEach(ForwardingThread::close);
    ending.run();
  }

  private void attach(TunInterface tun, boolean towardsUe) throws IOException {
    if (tun instanceof KernelTun kernel && kernel.queues().size() != forwarding.size()) {
      throw new IllegalArgumentException(
          "%s has %d queues for %d threads"
              .formatted(tun, kernel.queues().size(), forwarding.size()));
    }
    for (int i = 0; i < forwarding.size(); i++) {
      forwarding.get(i).attach(tun, i, towardsUe);
    }
  }
}
