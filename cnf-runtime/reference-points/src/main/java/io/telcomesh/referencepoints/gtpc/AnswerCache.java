package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.codec.Octets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The requests of late and their answers, so that a repeated request is not obeyed twice and gets
/// the same answer again, TS 29.274 §7.6. Used by the socket's thread and by those that answer.
final class AnswerCache {
  private static final int MOST = 1 << 18;

  private final Duration kept;
  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
  private final Queue<Entry> oldestFirst = new ConcurrentLinkedQueue<>();

  AnswerCache(Duration kept) {
    this.kept = kept;
  }

  /// A request as its repetition is recognised.
  record Key(InetSocketAddress peer, int messageType, int sequence) {}

  /// What became of a request so far.
  static final class Entry {
    private final Key key;
    private final long since;
    private volatile Optional<Octets> answer = Optional.empty();

    private Entry(Key key, long since) {
      this.key = key;
      this.since = since;
    }

    /// Empty while it is worked on.
    Optional<Octets> answer() {
      return answer;
    }
  }

  /// Notes a request; the earlier one if it is a repetition.
  Optional<Entry> repeated(Key key, long nanoTime) {
    forget(nanoTime);
    var entry = new Entry(key, nanoTime);
    var earlier = entries.putIfAbsent(key, entry);
    if (earlier == null) {
      oldestFirst.add(entry);
    }
    return Optional.ofNullable(earlier);
  }

  void answered(Key key, Octets answer) {
    var entry = entries.get(key);
    if (entry != null) {
      entry.answer = Optional.of(answer);
    }
  }

  /// The peer has restarted: it counts from anew.
  void forget(InetAddress peer) {
    entries.keySet().removeIf(key -> key.peer.getAddress().equals(peer));
  }

  int size() {
    return entries.size();
  }

  private void forget(long nanoTime) {
    var oldest = oldestFirst.peek();
    while (oldest != null && (nanoTime - oldest.since > kept.toNanos() || entries.size() >= MOST)) {
      oldestFirst.remove(oldest);
      entries.remove(oldest.key, oldest);
      oldest = oldestFirst.peek();
    }
  }
}
