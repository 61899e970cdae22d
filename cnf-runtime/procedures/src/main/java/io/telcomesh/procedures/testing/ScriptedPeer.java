package io.telcomesh.procedures.testing;

import io.telcomesh.procedures.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/// A peer that answers by a script and remembers what it received. What has no line in the script
/// is not answered. A test's port sends to it: with `question::post` where an end would match
/// sequence numbers, with `runner::post` where the runner matches.
public final class ScriptedPeer {
  private final Scheduler scheduler;
  private final Duration delay;
  private final Map<Class<?>, Queue<Function<Object, Optional<?>>>> next = new HashMap<>();
  private final Map<Class<?>, Function<Object, Optional<?>>> always = new HashMap<>();
  private final List<Object> received = new ArrayList<>();

  /// @param delay how long a message travels, each way
  public ScriptedPeer(Scheduler scheduler, Duration delay) {
    this.scheduler = scheduler;
    this.delay = delay;
  }

  /// Answers every message of the type, unless a line of [#then] comes first.
  public <Q> ScriptedPeer on(Class<Q> type, Function<? super Q, ?> answer) {
    always.put(type, message -> Optional.of(answer.apply(type.cast(message))));
    return this;
  }

  /// Answers the next message of the type; several lines are used in order.
  public <Q> ScriptedPeer then(Class<Q> type, Function<? super Q, ?> answer) {
    lines(type).add(message -> Optional.of(answer.apply(type.cast(message))));
    return this;
  }

  /// Leaves the next message of the type without an answer.
  public ScriptedPeer thenSilent(Class<?> type) {
    lines(type).add(_ -> Optional.empty());
    return this;
  }

  /// As [#thenSilent(Class)], and something happens when it comes.
  public ScriptedPeer thenSilent(Class<?> type, Runnable happens) {
    lines(type)
        .add(_ -> {
          happens.run();
          return Optional.empty();
        });
    return this;
  }

  /// Takes a message, after the delay; the answer arrives after another.
  public void receive(Object message, Consumer<Object> reply) {
    scheduler.after(
        delay,
        () -> {
          received.add(message);
          answer(message).ifPresent(answer -> scheduler.after(delay, () -> reply.accept(answer)));
        });
  }

  /// Takes a message that has no answer.
  public void receive(Object message) {
    receive(message, _ -> {});
  }

  public List<Object> received() {
    return List.copyOf(received);
  }

  public <T> List<T> received(Class<T> type) {
    return received.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private Queue<Function<Object, Optional<?>>> lines(Class<?> type) {
    return next.computeIfAbsent(type, _ -> new ArrayDeque<>());
  }

  private Optional<?> answer(Object message) {
    var line = lines(message.getClass()).poll();
    if (line == null) {
      line = always.getOrDefault(message.getClass(), _ -> Optional.empty());
    }
    return line.apply(message);
  }
}
