package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.codec.Octets;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.procedures.Timer;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/// What we asked and wait for, TS 29.274 §7.6: each request is sent again at every T3-RESPONSE until
/// its answer comes, N3-REQUESTS times in all. From any thread.
final class Requests {
  // The most significant bit marks what a command of the peer has triggered.
  private static final int SEQUENCES = 0x7fffff;

  private final Scheduler scheduler;
  private final Timer t3Response;
  private final BiConsumer<InetAddress, Outgoing> send;
  private final Map<Key, Outgoing> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger lastSequence = new AtomicInteger();

  /// @param send sends a request, or counts that no wire leads to the peer now
  Requests(
      Scheduler scheduler,
      Timer t3Response,
      BiConsumer<InetAddress, Outgoing> send) {
    this.scheduler = scheduler;
    this.t3Response = t3Response;
    this.send = send;
  }

  private record Key(InetAddress peer, int sequence) {}

  /// Who wants the answer.
  interface Asker {
    /// Whether it is still worth sending.
    boolean waits();

    /// Nothing came.
    void expired(Timer timer);

    /// The UE's reference, for the observer.
    Optional<String> ue();
  }

  /// A request that waits for its answer.
  static final class Outgoing {
    private final Key key;
    private final Octets octets;
    private final Asker asker;
    private int sent;
    private volatile Optional<Scheduler.Timeout> timeout = Optional.empty();

    private Outgoing(Key key, Octets octets, Asker asker) {
      this.key = key;
      this.octets = octets;
      this.asker = asker;
    }

    Octets octets() {
      return octets;
    }

    Asker asker() {
      return asker;
    }
  }

  /// Sends a request.
  ///
  /// @param encode the datagram with a sequence number
  void ask(InetAddress peer, IntFunction<Octets> encode, Asker asker) {
    Outgoing request;
    do {
      int sequence = lastSequence.incrementAndGet() & SEQUENCES;
      request = new Outgoing(new Key(peer, sequence), encode.apply(sequence), asker);
    } while (waiting.putIfAbsent(request.key, request) != null);
    send(request);
  }

  /// Takes the request that an answer belongs to; empty when nobody waits for it.
  Optional<Outgoing> answered(InetAddress peer, int sequence) {
    var request = Optional.ofNullable(waiting.remove(new Key(peer, sequence)));
    request.flatMap(answered -> answered.timeout).ifPresent(Scheduler.Timeout::cancel);
    return request;
  }

  int size() {
    return waiting.size();
  }

  private void send(Outgoing request) {
    request.sent++;
    send.accept(request.key.peer, request);
    request.timeout =
        Optional.of(scheduler.after(t3Response.duration(), () -> unanswered(request)));
  }

  private void unanswered(Outgoing request) {
    boolean again = request.sent <= t3Response.retransmissions() && request.asker.waits();
    if (again && waiting.get(request.key) == request) {
      send(request);
    } else if (waiting.remove(request.key, request)) {
      request.asker.expired(t3Response);
    }
  }
}
