package io.telcomesh.referencepoints.diameter;

import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Result;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Question;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// The connections of one end, and which of them a request takes.
final class Connections implements DiameterTransport.Handler, ConnectionOwner {
  private static final System.Logger LOG = System.getLogger(Connections.class.getName());

  private final boolean dials;
  private final DiameterNode node;
  private final Wires wires;
  private final Surroundings surroundings;
  private final DiameterOptions options;
  private final RandomGenerator random;
  private final DiameterHandler handler;
  private final Exchanges exchanges;
  private final Map<DiameterTransport.Connection, PeerConnection> all = new ConcurrentHashMap<>();
  private final Map<String, Open> openByHost = new ConcurrentHashMap<>();
  private final Map<String, Long> originStates = new ConcurrentHashMap<>();

  Connections(
      boolean dials,
      DiameterNode node,
      Wires wires,
      Surroundings surroundings,
      DiameterOptions options,
      RandomGenerator random,
      DiameterHandler handler) {
    this.dials = dials;
    this.node = node;
    this.wires = wires;
    this.surroundings = surroundings;
    this.options = options;
    this.random = random;
    this.handler = handler;
    long seconds = surroundings.scheduler().now().getEpochSecond();
    int endToEnd = (int) (seconds << 20) | random.nextInt(1 << 20);
    this.exchanges =
        new Exchanges(surroundings.scheduler(), options.answer(), random.nextInt(), endToEnd);
  }

  private record Open(PeerConnection connection, DiameterPeer peer) {}

  DiameterOptions options() {
    return options;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  List<DiameterPeer> peers() {
    return openByHost.values().stream().map(Open::peer).toList();
  }

  void ask(
      DiameterRequest request,
      Optional<String> host,
      Optional<Question<?>> question,
      Optional<String> ue) {
    var exchange = exchanges.open(request, host, question, ue);
    openFor(host).ifPresent(open -> send(open, exchange));
  }

  void disconnectAll() {
    all.values().forEach(PeerConnection::disconnect);
  }

  /// Closes what no wire allows any more.
  void closeWithoutWire() {
    all.values().stream()
        .filter(connection -> !hasWire(connection.connection()))
        .forEach(PeerConnection::ended);
  }

  @Override
  public void up(DiameterTransport.Connection connection) {
    if (!hasWire(connection)) {
      dropped(DropReason.UNKNOWN_PEER);
      connection.close();
      return;
    }
    var peer =
        new PeerConnection(
            connection, dials, node, surroundings.scheduler(), options.watchdog(), random, this);
    all.put(connection, peer);
    peer.start();
  }

  @Override
  public void received(DiameterTransport.Connection connection, List<Octets> burst) {
    Optional.ofNullable(all.get(connection)).ifPresent(peer -> peer.received(burst));
  }

  @Override
  public void down(DiameterTransport.Connection connection) {
    Optional.ofNullable(all.remove(connection)).ifPresent(PeerConnection::ended);
  }

  @Override
  public void unreachable(InetSocketAddress peer) {
    LOG.log(System.Logger.Level.DEBUG, "{0} does not answer", peer);
  }

  // A peer that comes a second time has lost the first connection without our knowing.
  @Override
  public void opened(PeerConnection connection, DiameterPeer peer, Optional<Long> originStateId) {
    var before = Optional.ofNullable(openByHost.put(peer.host(), new Open(connection, peer)));
    before.ifPresent(earlier -> earlier.connection.ended());
    handler.peerUp(peer, restarted(peer.host(), originStateId));
    exchanges.waiting().stream()
        .filter(exchange -> reaches(peer, exchange.host()))
        .forEach(exchange -> send(new Open(connection, peer), exchange));
  }

  @Override
  public void closed(PeerConnection connection, Optional<DiameterPeer> peer) {
    all.remove(connection.connection());
    peer.filter(gone -> openByHost.remove(gone.host(), new Open(connection, gone)))
        .ifPresent(handler::peerDown);
  }

  @Override
  public Optional<String> request(IncomingDiameter request, Burst burst) {
    return handler.received(request, burst);
  }

  @Override
  public Optional<String> answer(DiameterHeader header, Object answer, Burst burst) {
    var exchange = exchanges.answered(header.hopByHop());
    if (exchange.isEmpty()) {
      dropped(DropReason.ANSWER_WITHOUT_QUESTION);
    }
    exchange
        .flatMap(Exchanges.Exchange::question)
        .ifPresent(question -> burst.post(question, answer));
    return exchange.flatMap(Exchanges.Exchange::ue);
  }

  @Override
  public void saw(DiameterTransport.Connection connection, Octets message, Optional<String> ue) {
    tell(Direction.RECEIVED, connection, message, ue);
  }

  @Override
  public void send(DiameterTransport.Connection connection, Octets message, Optional<String> ue) {
    connection
        .send(message)
        .ifPresentOrElse(this::dropped, () -> tell(Direction.SENT, connection, message, ue));
  }

  @Override
  public void dropped(DropReason reason) {
    surroundings.drops().dropped(ReferencePoint.S6A, reason);
  }

  void refuse(IncomingDiameter request, Result why) {
    dropped(DropReason.UNEXPECTED);
    var answer = Refusals.notServed(node, request.request().session(), why);
    send(request.connection(), Diameter.encode(answer, request.header()), Optional.empty());
  }

  private void send(Open open, Exchanges.Exchange exchange) {
    send(open.connection.connection(), exchange.encode(), exchange.ue());
  }

  private Optional<Open> openFor(Optional<String> host) {
    var exact = host.flatMap(name -> Optional.ofNullable(openByHost.get(name)));
    return exact.or(
        () -> openByHost.values().stream().filter(open -> reaches(open.peer, host)).findFirst());
  }

  private static boolean reaches(DiameterPeer peer, Optional<String> host) {
    return peer.relays() || host.isEmpty() || host.get().equals(peer.host());
  }

  private boolean restarted(String host, Optional<Long> originStateId) {
    if (originStateId.isEmpty()) {
      return false;
    }
    var before = originStates.put(host, originStateId.get());
    return before != null && before < originStateId.get();
  }

  private boolean hasWire(DiameterTransport.Connection connection) {
    return wires
        .find(ReferencePoint.S6A, connection.peer().getAddress())
        .filter(wire -> wire.local().equals(connection.local().getAddress()))
        .isPresent();
  }

  private void tell(
      Direction direction,
      DiameterTransport.Connection connection,
      Octets message,
      Optional<String> ue) {
    surroundings.saw(
        direction, ReferencePoint.S6A, connection.local(), connection.peer(), ue, message);
  }
}
