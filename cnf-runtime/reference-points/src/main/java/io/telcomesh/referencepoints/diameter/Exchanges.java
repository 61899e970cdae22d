package io.telcomesh.referencepoints.diameter;

import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.procedures.Timer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What we asked and wait for, by hop-by-hop identifier, RFC 6733 §3. From any thread.
final class Exchanges {
  private static final int RETRANSMITTED = 0x10;

  private final Scheduler scheduler;
  private final Timer timer;
  private final AtomicInteger hopByHop;
  private final AtomicInteger endToEnd;
  private final Map<Integer, Exchange> waiting = new ConcurrentHashMap<>();

  /// @param firstHopByHop where to count from: random
  /// @param firstEndToEnd where to count from: random, with the time in its 12 high bits
  Exchanges(Scheduler scheduler, Timer timer, int firstHopByHop, int firstEndToEnd) {
    this.scheduler = scheduler;
    this.timer = timer;
    this.hopByHop = new AtomicInteger(firstHopByHop);
    this.endToEnd = new AtomicInteger(firstEndToEnd);
  }

  /// A request that waits.
  ///
  /// @param host whom it is for; empty = any peer
  /// @param question who asks; empty = nobody waits for the answer
  static final class Exchange {
    private final int hopByHop;
    private final int endToEnd;
    private final DiameterRequest request;
    private final Optional<String> host;
    private final Optional<Question<?>> question;
    private final Optional<String> ue;
    private volatile Optional<Scheduler.Timeout> timeout = Optional.empty();
    private volatile boolean sent;

    private Exchange(
        int hopByHop,
        int endToEnd,
        DiameterRequest request,
        Optional<String> host,
        Optional<Question<?>> question,
        Optional<String> ue) {
      this.hopByHop = hopByHop;
      this.endToEnd = endToEnd;
      this.request = request;
      this.host = host;
      this.question = question;
      this.ue = ue;
    }

    Optional<String> host() {
      return host;
    }

    Optional<Question<?>> question() {
      return question;
    }

    Optional<String> ue() {
      return ue;
    }

    /// The message; with the T bit when it was sent before.
    Octets encode() {
      var octets = Diameter.encode(request, hopByHop, endToEnd).toByteArray();
      if (sent) {
        octets[4] |= RETRANSMITTED;
      }
      sent = true;
      return Octets.wrap(octets);
    }
  }

  /// Notes a request, before it is sent.
  Exchange open(
      DiameterRequest request,
      Optional<String> host,
      Optional<Question<?>> question,
      Optional<String> ue) {
    var exchange =
        new Exchange(
            hopByHop.getAndIncrement(), endToEnd.getAndIncrement(), request, host, question, ue);
    waiting.put(exchange.hopByHop, exchange);
    exchange.timeout = Optional.of(scheduler.after(timer.duration(), () -> expired(exchange)));
    return exchange;
  }

  /// The request that an answer belongs to, which waits no more.
  Optional<Exchange> answered(int hopByHop) {
    var exchange = Optional.ofNullable(waiting.remove(hopByHop));
    exchange.flatMap(answered -> answered.timeout).ifPresent(Scheduler.Timeout::cancel);
    return exchange;
  }

  /// What waits still, to be sent when a connection opens: RFC 6733 §5.5.4.
  List<Exchange> waiting() {
    return List.copyOf(waiting.values());
  }

  private void expired(Exchange exchange) {
    if (waiting.remove(exchange.hopByHop, exchange)) {
      exchange.question.ifPresent(question -> question.expire(timer));
    }
  }
}
