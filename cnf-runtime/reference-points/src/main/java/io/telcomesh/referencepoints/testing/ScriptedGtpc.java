package io.telcomesh.referencepoints.testing;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.EchoRequest;
import io.telcomesh.gtp.gtpc.EchoResponse;
import io.telcomesh.gtp.gtpc.Gtpc;
import io.telcomesh.gtp.gtpc.GtpcHeader;
import io.telcomesh.gtp.gtpc.GtpcMessage;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.Received;
import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.udp.Datagram;
import io.telcomesh.referencepoints.udp.UdpSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/// A GTPv2-C node that answers by a script, keeps what it received and repeats nothing by itself.
/// Echo Requests are answered always; what else has no line in the script is not.
public final class ScriptedGtpc {
  private final UdpSocket socket;
  private final Map<Class<?>, Function<Request<?>, Optional<Answer>>> always = new HashMap<>();
  private final Map<Class<?>, Queue<Function<Request<?>, Optional<Answer>>>> next = new HashMap<>();
  private final List<Received.Message> received = new ArrayList<>();
  private RestartCounter restartCounter = new RestartCounter(0);
  private int lastSequence;

  /// A request as it came.
  public record Request<Q>(GtpcHeader header, Q message) {}

  /// @param receiver the tunnel of who asked
  public record Answer(GtpcResponse response, Teid receiver) {}

  /// @throws IllegalStateException when the address is taken
  public ScriptedGtpc(InMemoryNetwork network, InetAddress address) {
    try {
      socket =
          network
              .udp()
              .bind(
                  new InetSocketAddress(address, Gtpc.PORT), burst -> burst.forEach(this::receive));
    } catch (IOException taken) {
      throw new IllegalStateException(taken);
    }
  }

  /// Answers every message of the type, unless a line of [#then] comes first.
  public <Q> ScriptedGtpc on(Class<Q> type, Function<Request<Q>, Answer> answer) {
    always.put(type, request -> Optional.of(answer.apply(typed(type, request))));
    return this;
  }

  /// Answers the next message of the type; several lines are used in order.
  public <Q> ScriptedGtpc then(Class<Q> type, Function<Request<Q>, Answer> answer) {
    lines(type).add(request -> Optional.of(answer.apply(typed(type, request))));
    return this;
  }

  /// Leaves the next message of the type without an answer.
  public ScriptedGtpc thenSilent(Class<?> type) {
    lines(type).add(_ -> Optional.empty());
    return this;
  }

  /// What its Echo Responses say from now on.
  public void restartCounter(int value) {
    restartCounter = new RestartCounter(value);
  }

  /// @return the sequence number
  public int send(InetAddress to, GtpcMessage message, Teid receiver) {
    lastSequence++;
    send(to, message, receiver, lastSequence);
    return lastSequence;
  }

  /// The same once more where the number is the same.
  public void send(InetAddress to, GtpcMessage message, Teid receiver, int sequence) {
    send(to, Gtpc.encode(message, receiver, sequence));
  }

  public void send(InetAddress to, Octets datagram) {
    socket.send(new InetSocketAddress(to, Gtpc.PORT), datagram);
  }

  /// Tells the peer that this node counts so many starts.
  public void sendEcho(InetAddress to) {
    send(to, new EchoRequest(restartCounter, OtherIes.NONE), Teid.NONE);
  }

  /// Everything but what belongs to the path, in order.
  public List<Received.Message> received() {
    return List.copyOf(received);
  }

  public <T> List<T> received(Class<T> type) {
    return received.stream()
        .map(Received.Message::message)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /// The answers to one of its requests: more than one where the peer repeated it.
  public <T> List<T> answers(int sequence, Class<T> type) {
    return received.stream()
        .filter(answer -> answer.header().sequence() == sequence)
        .map(Received.Message::message)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private void receive(Datagram datagram) {
    for (var each : Gtpc.decode(datagram.octets())) {
      if (!(each instanceof Received.Message message)) {
        throw new IllegalStateException("a message that cannot be read: " + each);
      }
      if (message.message() instanceof EchoRequest) {
        var response = new EchoResponse(restartCounter, OtherIes.NONE);
        socket.send(datagram.from(), Gtpc.encode(response, Teid.NONE, message.header().sequence()));
      } else if (!(message.message() instanceof EchoResponse)) {
        received.add(message);
        answer(message)
            .ifPresent(answer ->
                socket.send(
                    datagram.from(),
                    Gtpc.encode(
                        answer.response, answer.receiver, message.header().sequence())));
      }
    }
  }

  private Optional<Answer> answer(Received.Message message) {
    var type = message.message().getClass();
    var line = lines(type).poll();
    if (line == null) {
      line = always.getOrDefault(type, _ -> Optional.empty());
    }
    return line.apply(new Request<>(message.header(), message.message()));
  }

  private Queue<Function<Request<?>, Optional<Answer>>> lines(Class<?> type) {
    return next.computeIfAbsent(type, _ -> new ArrayDeque<>());
  }

  private static <Q> Request<Q> typed(Class<Q> type, Request<?> request) {
    return new Request<>(request.header(), type.cast(request.message()));
  }
}
