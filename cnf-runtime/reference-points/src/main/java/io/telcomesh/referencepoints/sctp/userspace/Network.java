package io.telcomesh.referencepoints.sctp.userspace;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The carriers that are open and the links that are known. A link costs the library an address, so
/// those without an association, which anybody on the network can bring about, are kept in a
/// bounded number.
final class Network {
  private static final int IDLE_LINKS = 1024;

  private final List<Carrier> carriers = new ArrayList<>();
  private final Map<Long, Link> links = new HashMap<>();
  private final Runnable carriersChanged;
  private long nextLink = 1;

  Network(Runnable carriersChanged) {
    this.carriersChanged = carriersChanged;
  }

  List<Carrier> carriers() {
    return carriers;
  }

  Optional<Link> link(long number) {
    return Optional.ofNullable(links.get(number));
  }

  /// The carrier of that kind on that address, opened if need be and retained for the caller.
  Carrier retain(Carrier.Key key, int udpPort) throws IOException {
    for (var carrier : carriers) {
      if (carrier.key().equals(key)) {
        carrier.retain();
        return carrier;
      }
    }
    var opened = Carrier.open(key, udpPort);
    opened.retain();
    carriers.add(opened);
    carriersChanged.run();
    return opened;
  }

  void release(Carrier carrier) {
    if (carrier.release()) {
      carrier.flush();
      carriers.remove(carrier);
      List.copyOf(carrier.links().keySet()).forEach(sender -> forget(carrier, sender));
      carrier.close();
      carriersChanged.run();
    }
  }

  /// The link to a peer, made if need be.
  Link link(Carrier carrier, long sender) {
    var known = carrier.links().get(sender);
    if (known != null) {
      return known;
    }
    if (carrier.links().size() >= IDLE_LINKS) {
      forgetIdle(carrier);
    }
    var link = new Link(nextLink++, carrier, (int) sender, (int) (sender >>> 32));
    Usrsctp.register(link.pointer());
    links.put(link.number(), link);
    carrier.links().put(sender, link);
    return link;
  }

  Link link(Carrier carrier, Inet4Address peer, int udpPort) {
    return link(carrier, Carrier.sender(Link.number(peer), udpPort));
  }

  /// Reads a burst from a carrier and feeds it to the library.
  void read(Carrier carrier, PacketBatch batch) {
    int count = carrier.receive(batch);
    for (int i = 0; i < count; i++) {
      var packet = carrier.payload(batch, i);
      if (packet.byteSize() > 0) {
        var link = link(carrier, carrier.sender(batch, i));
        Usrsctp.input(link.pointer(), packet, packet.byteSize());
      }
    }
  }

  void queue(long number, MemorySegment packet, int length) {
    var link = links.get(number);
    if (link != null) {
      link.carrier().queue(link, packet, length);
    }
  }

  void flush() {
    carriers.forEach(Carrier::flush);
  }

  void close() {
    carriers.forEach(Carrier::flush);
    links.values().forEach(link -> Usrsctp.deregister(link.pointer()));
    carriers.forEach(Carrier::close);
  }

  // The least recently used half of those that no association needs.
  private void forgetIdle(Carrier carrier) {
    carrier.links().entrySet().stream()
        .filter(entry -> entry.getValue().idle())
        .map(Map.Entry::getKey)
        .limit(IDLE_LINKS / 2)
        .toList()
        .forEach(sender -> forget(carrier, sender));
  }

  private void forget(Carrier carrier, long sender) {
    var link = carrier.links().remove(sender);
    if (link != null) {
      links.remove(link.number());
      Usrsctp.deregister(link.pointer());
    }
  }
}
