package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.codec.Octets;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.procedures.Timer;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// What we asked and wait for, TS 29.274 §7.6: each request is sent again at every T3-RESPONSE
/// until its answer comes, N3-REQUESTS times in all. From any thread.
final class Requests {
  // The most significant bit marks what a command of the peer has triggered.
  private static final int SEQUENCES = 0x7fffff;

  private final Scheduler scheduler;
  private final Timer t3Response;
  private final Transmission transmission;
  private final Map<Key, Outgoing> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger lastSequence = new AtomicInteger();

  Requests(Scheduler scheduler, Timer t3Response, Transmission transmission) {
    this.scheduler = scheduler;
    this.t3Response = t3Response;
    this.transmission = transmission;
  }

  /// Sends a datagram to a peer, or counts that no wire leads there now.
  @FunctionalInterface
  interface Transmission {
    void transmit(InetAddress peer, Octets octets, Optional<String> ue);
  }

  private record Key(InetAddress peer, int sequence) {}

  private static final class Outgoing {
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
  }

  /// Sends a request.
  ///
  /// @param encode the datagram with a sequence number
  void ask(InetAddress peer, IntFunction<Octets> encode, Asker asker) {
    Outgoing request;
    do {
      int sequence = nextSequence();
      request = new Outgoing(new Key(peer, sequence), encode.apply(sequence), asker);
    } while (waiting.putIfAbsent(request.key, request) != null);
    send(request);
  }

  /// Sends something that has no answer.
  void once(InetAddress peer, IntFunction<Octets> encode, Optional<String> ue) {
    transmission.transmit(peer, encode.apply(nextSequence()), ue);
  }

  /// Who asked what an answer belongs to, and waits no more; empty when nobody did.
  Optional<Asker> answered(InetAddress peer, int sequence) {
    var request = Optional.ofNullable(waiting.remove(new Key(peer, sequence)));
    request.flatMap(answered -> answered.timeout).ifPresent(Scheduler.Timeout::cancel);
    return request.map(answered -> answered.asker);
  }

  private int nextSequence() {
    return lastSequence.incrementAndGet() & SEQUENCES;
  }

  private void send(Outgoing request) {
    request.sent++;
    transmission.transmit(request.key.peer, request.octets, request.asker.ue());
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
