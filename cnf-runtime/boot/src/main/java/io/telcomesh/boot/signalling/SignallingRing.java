package io.telcomesh.boot.signalling;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ObservedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;

/// The last messages, as octets: a newer one takes the place of the oldest. Any thread may record
/// and any may read; nobody waits.
public final class SignallingRing implements MessageObserver {
  private final AtomicReferenceArray<Entry> slots;
  private final AtomicLong next = new AtomicLong();

  public SignallingRing(int messages) {
    slots = new AtomicReferenceArray<>(messages);
  }

  /// @param number counts from 0 without gaps
  record Entry(long number, Recorded recorded) {}

  @Override
  public void observe(ObservedMessage message) {
    put(
        new Recorded.OnWire(
            new ObservedMessage(
                message.time(),
                message.referencePoint(),
                message.local(),
                message.peer(),
                message.direction(),
                message.ue(),
                copy(message.octets()))));
  }

  /// Records a NAS message in plain, beside the S1AP message that carries it ciphered.
  public void observePlainNas(
      Instant time, Direction direction, Optional<String> ue, Octets octets) {
    put(new Recorded.PlainNas(time, direction, ue, copy(octets)));
  }

  /// The number that the next message gets.
  long next() {
    return next.get();
  }

  /// What is remembered from a number on, in order.
  List<Entry> since(long number) {
    long end = next.get();
    return LongStream.range(Math.max(number, end - slots.length()), end)
        .mapToObj(each -> slots.get(slot(each)))
        .filter(Objects::nonNull)
        .filter(entry -> entry.number >= number && entry.number < end)
        .toList();
  }

  private void put(Recorded recorded) {
    long number = next.getAndIncrement();
    slots.set(slot(number), new Entry(number, recorded));
  }

  private int slot(long number) {
    return (int) Math.floorMod(number, (long) slots.length());
  }

  /// So that a message keeps no buffer of its burst alive.
  private static Octets copy(Octets octets) {
    return Octets.wrap(octets.toByteArray());
  }
}
