package io.telcomesh.procedures;

import static java.time.Duration.ofSeconds;
import static java.util.Collections.synchronizedList;

import io.telcomesh.procedures.testing.RecordingObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Runners whose messages are words, and whose procedures are the words' lines.
final class Network {
  static final Timer T = Timer.timer("T", ofSeconds(5), Timer.retransmit(2), "TS 00.000 §1");
  static final Timer GUARD = Timer.guard("Guard", ofSeconds(10), "TS 00.000 §2");

  final RecordingObserver observer = new RecordingObserver();
  final List<String> log = synchronizedList(new ArrayList<>());
  final Procedures<String, String> procedures;
  private final Map<String, Function<ProcedureRunner<String, String>, Line>> lines =
      new ConcurrentHashMap<>();

  Network(Scheduler scheduler) {
    procedures =
        new Procedures<>(
            scheduler,
            (runner, message) ->
                Optional.ofNullable(lines.get(message)).map(line -> line.apply(runner)),
            observer,
            context -> context);
  }

  ProcedureRunner<String, String> runner(String name) {
    return procedures.runner(name);
  }

  /// What the word starts.
  Network starting(String word, Function<ProcedureRunner<String, String>, Line> line) {
    lines.put(word, line);
    return this;
  }

  /// A word that starts this line, which lets everything wait.
  Network on(String word, Consumer<ProcedureRunner<String, String>> body) {
    return starting(word, runner -> line(word, runner, body));
  }

  Line line(
      String word,
      ProcedureRunner<String, String> runner,
      Consumer<ProcedureRunner<String, String>> body) {
    return new Line(
        word,
        () -> {
          log.add(word + " begins");
          body.accept(runner);
          log.add(word + " ends");
        });
  }

  /// A question that the word answers.
  static Question<String> word(ProcedureRunner<?, ?> runner, String word) {
    return runner
        .question(String.class)
        .answeredBy(message -> Optional.of(message).filter(word::equals));
  }
}
