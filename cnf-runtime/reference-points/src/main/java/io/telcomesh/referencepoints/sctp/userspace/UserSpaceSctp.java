package io.telcomesh.referencepoints.sctp.userspace;

import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpListener;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// SCTP in user space over raw IP and UDP, IPv4. A listener takes both at once; a dial tries raw
/// where it may and UDP when that stays without an answer.
public final class UserSpaceSctp implements SctpProvider {
  /// The port of SCTP in UDP, RFC 6951.
  public static final int UDP_PORT = 9899;

  private static final System.Logger LOG = System.getLogger(UserSpaceSctp.class.getName());
  private static final int FIRST_EPHEMERAL_PORT = 49152;
  private static final int PORTS_TRIED = 32;

  private final Engine engine;
  private final int udpPort;
  private final Set<Carrier.Kind> kinds;
  private final SecureRandom random = new SecureRandom();
  private final Map<Integer, ListeningPort> ports = new HashMap<>();
  private final Map<UserSpaceListener, List<Carrier>> carriers = new HashMap<>();

  private UserSpaceSctp(Engine engine, int udpPort, Set<Carrier.Kind> kinds) {
    this.engine = engine;
    this.udpPort = udpPort;
    this.kinds = kinds;
  }

  /// Why it cannot work here; empty when it can.
  public static Optional<String> unavailable() {
    try (var once = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(Usrsctp.LIBRARY, once);
      return Optional.empty();
    } catch (IllegalArgumentException missing) {
      return Optional.of(
          Usrsctp.LIBRARY + " is not there: install Debian's package libusrsctp2 (apt install)");
    }
  }

  /// Raw IP where CAP_NET_RAW allows it, and UDP.
  ///
  /// @param udpPort the encapsulation port here and at peers, usually [#UDP_PORT]
  /// @throws IOException when the library is missing
  /// @throws IllegalStateException when it is open already: a process has one
  public static UserSpaceSctp open(int udpPort) throws IOException {
    return open(udpPort, Set.of(Carrier.Kind.values()));
  }

  /// UDP alone.
  public static UserSpaceSctp openEncapsulated(int udpPort) throws IOException {
    return open(udpPort, Set.of(Carrier.Kind.UDP));
  }

  private static UserSpaceSctp open(int udpPort, Set<Carrier.Kind> kinds) throws IOException {
    if (udpPort < 1 || udpPort > 0xffff) {
      throw new IllegalArgumentException("A UDP port is 1 to 65535, not " + udpPort);
    }
    var missing = unavailable();
    if (missing.isPresent()) {
      throw new IOException(missing.get());
    }
    var engine = new Engine(udpPort);
    boolean raw = kinds.contains(Carrier.Kind.RAW) && engine.call(LinuxSockets::mayOpenRaw);
    return new UserSpaceSctp(
        engine, udpPort, raw ? EnumSet.copyOf(kinds) : EnumSet.of(Carrier.Kind.UDP));
  }

  @Override
  public String description() {
    return "user-space SCTP (libusrsctp) over "
        + (kinds.contains(Carrier.Kind.RAW) ? "raw IP and " : "")
        + "UDP port "
        + udpPort;
  }

  @Override
  public SctpListener listen(
      InetSocketAddress local, SctpOptions options, AssociationHandler handler) throws IOException {
    requireOneAddress(local);
    return engine.call(() -> listenNow(local, options, handler));
  }

  @Override
  public Association connect(
      InetSocketAddress local,
      InetSocketAddress peer,
      SctpOptions options,
      AssociationHandler handler)
      throws IOException {
    requireOneAddress(local);
    requireOneAddress(peer);
    return engine.call(() -> connectNow(local, peer, options, handler));
  }

  @Override
  public void close() {
    engine.close();
  }

  private SctpListener listenNow(
      InetSocketAddress local, SctpOptions options, AssociationHandler handler) throws IOException {
    var listener = new UserSpaceListener(local, options, handler, this::stopListening);
    var known = ports.get(local.getPort());
    if (known != null && known.listeners().containsKey(local.getAddress())) {
      throw new IOException("SCTP at " + local + " is taken already");
    }
    var opened = openCarriers((Inet4Address) local.getAddress(), true);
    try {
      var port = known == null ? new ListeningPort(engine, local.getPort(), options) : known;
      ports.put(local.getPort(), port);
      port.listeners().put(local.getAddress(), listener);
      carriers.put(listener, List.copyOf(opened));
      return listener;
    } catch (IOException refused) {
      opened.forEach(engine.network()::release);
      throw refused;
    }
  }

  private void stopListening(UserSpaceListener listener) {
    engine.execute(() -> {
      var opened = carriers.remove(listener);
      var port = ports.get(listener.local().getPort());
      if (opened != null && port != null) {
        port.listeners().remove(listener.local().getAddress());
        opened.forEach(engine.network()::release);
        if (port.listeners().isEmpty()) {
          ports.remove(listener.local().getPort());
          port.closeNow();
        }
      }
    });
  }

  private Association connectNow(
      InetSocketAddress local,
      InetSocketAddress peer,
      SctpOptions options,
      AssociationHandler handler)
      throws IOException {
    for (int left = local.getPort() == 0 ? PORTS_TRIED : 1; ; left--) {
      var from = local.getPort() == 0 ? withEphemeralPort(local) : local;
      var ways = openCarriers((Inet4Address) local.getAddress(), false);
      var association = new UserSpaceAssociation(engine, from, peer, options, handler, ways);
      try {
        association.dial();
        return association;
      } catch (LinuxSockets.SocketException refused) {
        ways.forEach(engine.network()::release);
        if (refused.errno() != LinuxSockets.EADDRINUSE || left == 1) {
          throw refused;
        }
      }
    }
  }

  // A listener needs the encapsulation port itself; a dial is content with any.
  private Queue<Carrier> openCarriers(Inet4Address local, boolean listening) throws IOException {
    var opened = new ArrayDeque<Carrier>();
    try {
      for (var kind : kinds) {
        openCarrier(new Carrier.Key(kind, local), listening, !opened.isEmpty())
            .ifPresent(opened::add);
      }
      return opened;
    } catch (IOException refused) {
      opened.forEach(engine.network()::release);
      throw refused;
    }
  }

  private Optional<Carrier> openCarrier(Carrier.Key key, boolean listening, boolean dispensable)
      throws IOException {
    try {
      return Optional.of(engine.network().retain(key, udpPort));
    } catch (LinuxSockets.SocketException refused) {
      if (refused.errno() != LinuxSockets.EADDRINUSE || listening && !dispensable) {
        throw refused;
      }
      if (listening) {
        LOG.log(
            System.Logger.Level.WARNING,
            "UDP port {0} of {1} is taken: SCTP comes over raw IP alone",
            String.valueOf(udpPort),
            key.local());
        return Optional.empty();
      }
      return Optional.of(engine.network().retain(key, 0));
    }
  }

  private InetSocketAddress withEphemeralPort(InetSocketAddress local) {
    int port = FIRST_EPHEMERAL_PORT + random.nextInt(0x10000 - FIRST_EPHEMERAL_PORT);
    return new InetSocketAddress(local.getAddress(), port);
  }

  private static void requireOneAddress(InetSocketAddress address) {
    if (!(address.getAddress() instanceof Inet4Address one) || one.isAnyLocalAddress()) {
      throw new IllegalArgumentException("User-space SCTP takes one IPv4 address, not " + address);
    }
  }
}
