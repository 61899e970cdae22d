package io.telcomesh.referencepoints.diameter;

import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Result;
import io.telcomesh.procedures.Question;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.WireListener;
import io.telcomesh.referencepoints.Wires;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// Diameter over the s6a wires of one function. The MME dials the HSS of each wire; the HSS
/// answers. All methods may be called from any thread and none waits.
public final class DiameterEnd implements WireListener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DiameterEnd.class.getName());

  private final boolean dials;
  private final List<DiameterTransport> transports;
  private final Wires wires;
  private final DiameterOptions options;
  private final Surroundings surroundings;
  private final Connections connections;
  private final Map<Wire.Key, DiameterDial> dialled = new ConcurrentHashMap<>();
  private final Map<InetAddress, List<Runnable>> listening = new ConcurrentHashMap<>();

  private DiameterEnd(
      boolean dials, List<DiameterTransport> transports, Wires wires, Connections connections) {
    this.dials = dials;
    this.transports = List.copyOf(transports);
    this.wires = wires;
    this.options = connections.options();
    this.surroundings = connections.surroundings();
    this.connections = connections;
  }

  /// Starts the end that dials, on the MME's side.
  ///
  /// @param random a source of identifiers that nobody can guess
  public static DiameterEnd dialling(
      DiameterTransport transport,
      DiameterNode node,
      Wires wires,
      Surroundings surroundings,
      DiameterOptions options,
      RandomGenerator random,
      DiameterHandler handler) {
    var connections = new Connections(true, node, wires, surroundings, options, random, handler);
    return started(new DiameterEnd(true, List.of(transport), wires, connections));
  }

  /// Starts the end that answers, on the HSS's side.
  ///
  /// @param transports at which it listens: TCP, SCTP or both
  public static DiameterEnd answering(
      List<DiameterTransport> transports,
      DiameterNode node,
      Wires wires,
      Surroundings surroundings,
      DiameterOptions options,
      RandomGenerator random,
      DiameterHandler handler) {
    var connections = new Connections(false, node, wires, surroundings, options, random, handler);
    return started(new DiameterEnd(false, transports, wires, connections));
  }

  private static DiameterEnd started(DiameterEnd end) {
    end.wires.listen(end);
    return end;
  }

  /// The peers whose connections are open.
  public List<DiameterPeer> peers() {
    return connections.peers();
  }

  /// Asks whatever peer there is. The answer is posted to the question; in place of one that cannot
  /// be used comes its [io.telcomesh.codec.Decoded.Rejected]. Without a connection it waits for one
  /// until it expires; when one is lost it is sent again over the next (RFC 6733 §5.5.4).
  public void ask(DiameterRequest request, Question<?> question) {
    connections.ask(
        request, Optional.empty(), Optional.of(question), Optional.of(question.reference()));
  }

  /// Asks the peer of that name, or one that relays to it.
  public void ask(String host, DiameterRequest request, Question<?> question) {
    connections.ask(
        request, Optional.of(host), Optional.of(question), Optional.of(question.reference()));
  }

  /// Sends a request whose answer nobody waits for, such as an undo.
  public void send(DiameterRequest request, Optional<String> ue) {
    connections.ask(request, Optional.empty(), Optional.empty(), ue);
  }

  public void answer(IncomingDiameter request, DiameterAnswer answer, Optional<String> ue) {
    connections.send(request.connection(), Diameter.encode(answer, request.header()), ue);
  }

  /// Refuses a request that the function has no use for, or not now. It is counted as dropped.
  ///
  /// @param why such as [Result#COMMAND_UNSUPPORTED]
  public void refuse(IncomingDiameter request, Result why) {
    connections.refuse(request, why);
  }

  @Override
  public void on(WireEvent event) {
    event.tell(this::down, this::up);
  }

  /// Says Disconnect-Peer-Request to every peer; the connections close when that is answered, or a
  /// few seconds later.
  @Override
  public void close() {
    wires.forget(this);
    dialled.values().forEach(DiameterDial::stop);
    listening.values().forEach(stops -> stops.forEach(Runnable::run));
    connections.disconnectAll();
  }

  private void up(Wire wire) {
    if (wire.referencePoint() != ReferencePoint.S6A) {
      return;
    }
    if (dials) {
      wire.peer().ifPresent(peer -> dial(wire, peer));
    } else {
      listening.computeIfAbsent(wire.local(), this::listen);
    }
  }

  private void dial(Wire wire, InetAddress peer) {
    var dial =
        new DiameterDial(
            transports.getFirst(),
            new InetSocketAddress(wire.local(), 0),
            new InetSocketAddress(peer, options.port()),
            options.reconnect(),
            surroundings.scheduler(),
            connections);
    dialled.put(wire.key(), dial);
    dial.start();
  }

  private List<Runnable> listen(InetAddress local) {
    return transports.stream().flatMap(transport -> listen(transport, local).stream()).toList();
  }

  private Optional<Runnable> listen(DiameterTransport transport, InetAddress local) {
    try {
      return Optional.of(
          transport.listen(new InetSocketAddress(local, options.port()), connections));
    } catch (IOException refused) {
      LOG.log(System.Logger.Level.ERROR, "Diameter cannot listen on " + local, refused);
      return Optional.empty();
    }
  }

  private void down(Wire wire) {
    if (wire.referencePoint() != ReferencePoint.S6A) {
      return;
    }
    Optional.ofNullable(dialled.remove(wire.key())).ifPresent(DiameterDial::stop);
    boolean used =
        wires.all(ReferencePoint.S6A).stream()
            .anyMatch(other -> other.local().equals(wire.local()));
    if (!used) {
      Optional.ofNullable(listening.remove(wire.local()))
          .ifPresent(stops -> stops.forEach(Runnable::run));
    }
    connections.closeWithoutWire();
  }
}
