package io.telcomesh.userplane;

import io.telcomesh.gtp.Teid;
import io.telcomesh.identifiers.UePrefix;
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
  private final SparseArray<ForwardingRule> ueAddresses = new SparseArray<>(Integer.SIZE);
  private final SparseArray<ForwardingRule> uePrefixes = new SparseArray<>(Long.SIZE);
  private final Map<Remote, ForwardingRule> remotes = new ConcurrentHashMap<>();
  private final Set<ForwardingRule> all = ConcurrentHashMap.newKeySet();

  ForwardingRule addTunnel(
      InetAddress local, Optional<UeAddresses> onlySource, ForwardingAction action) {
    var teid = tunnels.allocate();
    var rule = new ForwardingRule(new PacketMatch.Tunnel(local, teid, onlySource), action);
    tunnels.put(teid, rule);
    all.add(rule);
    remember(rule, action);
    return rule;
  }

  ForwardingRule addUe(UeAddresses addresses, ForwardingAction action) {
    var rule = new ForwardingRule(new PacketMatch.Ue(addresses), action);
    if (addresses.ipv4().filter(address -> !put(address, rule)).isPresent()) {
      throw new IllegalStateException("there is a rule for %s".formatted(addresses));
    }
    if (addresses.ipv6().filter(prefix -> !put(prefix, rule)).isPresent()) {
      addresses.ipv4().ifPresent(address -> remove(address, rule));
      throw new IllegalStateException("there is a rule for %s".formatted(addresses));
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
      case PacketMatch.Ue(var addresses) -> {
        addresses.ipv4().ifPresent(address -> remove(address, rule));
        addresses.ipv6().ifPresent(prefix -> uePrefixes.remove(prefix.bits(), rule));
      }
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

  @Nullable ForwardingRule uePrefix(long prefix) {
    return uePrefixes.get(prefix);
  }

  /// The rule that sends into a peer's tunnel.
  Optional<ForwardingRule> sendingTo(InetAddress peer, Teid teid) {
    return Optional.ofNullable(remotes.get(new Remote(peer, teid)));
  }

  private boolean put(Inet4Address address, ForwardingRule rule) {
    return ueAddresses.putIfAbsent(Ipv4.number(address), rule);
  }

  private boolean put(UePrefix prefix, ForwardingRule rule) {
    return uePrefixes.putIfAbsent(prefix.bits(), rule);
  }

  private void remove(Inet4Address address, ForwardingRule rule) {
    ueAddresses.remove(Ipv4.number(address), rule);
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
