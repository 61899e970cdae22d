package io.telcomesh.userplane;

import io.telcomesh.gtp.Teid;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All rules by what they match, and by the tunnels that they send into.
final class Rules {
  private record Remote(InetAddress peer, Teid teid) {}

  private final Tunnels tunnels = new Tunnels();
  private final SparseArray<ForwardingRule> ueAddresses = new SparseArray<>();
  private final Map<Remote, ForwardingRule> remotes = new ConcurrentHashMap<>();
  private final Set<ForwardingRule> all = ConcurrentHashMap.newKeySet();

  ForwardingRule addTunnel(
      InetAddress local, Optional<Inet4Address> onlySource, ForwardingAction action) {
    var teid = tunnels.allocate();
    var rule = new ForwardingRule(new PacketMatch.Tunnel(local, teid, onlySource), action);
    tunnels.put(teid, rule);
    all.add(rule);
    remember(rule, action);
    return rule;
  }

  ForwardingRule addUeAddress(Inet4Address address, ForwardingAction action) {
    var rule = new ForwardingRule(new PacketMatch.UeAddress(address), action);
    if (!ueAddresses.putIfAbsent(Ipv4.number(address), rule)) {
      throw new IllegalStateException("there is a rule for %s".formatted(address));
    }
    all.add(rule);
    remember(rule, action);
    return rule;
  }

  void change(ForwardingRule rule, ForwardingAction action) {
    forget(rule);
    rule.action(action);
    remember(rule, action);
  }

  void remove(ForwardingRule rule) {
    switch (rule.match()) {
      case PacketMatch.Tunnel(var _, var teid, var _) -> tunnels.release(teid, rule);
      case PacketMatch.UeAddress(var address) -> ueAddresses.remove(Ipv4.number(address), rule);
    }
    forget(rule);
    all.remove(rule);
  }

  int size() {
    return all.size();
  }

  @Nullable ForwardingRule tunnel(int teid) {
    return tunnels.find(teid);
  }

  @Nullable ForwardingRule ueAddress(int address) {
    return ueAddresses.get(address);
  }

  /// The rule that sends into a peer's tunnel.
  Optional<ForwardingRule> sendingTo(InetAddress peer, Teid teid) {
    return Optional.ofNullable(remotes.get(new Remote(peer, teid)));
  }

  private void remember(ForwardingRule rule, ForwardingAction action) {
    if (action instanceof ForwardingAction.ToTunnel(var _, var peer, var teid)) {
      remotes.put(new Remote(peer, teid), rule);
    }
  }

  private void forget(ForwardingRule rule) {
    if (rule.action() instanceof ForwardingAction.ToTunnel(var _, var peer, var teid)) {
      remotes.remove(new Remote(peer, teid), rule);
    }
  }
}
