package io.telcomesh.referencepoints;

import io.telcomesh.procedures.Outcome;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A runner whose messages are the procedures themselves, to ask an end from.
public final class Asking {
  private final RecordingObserver observer = new RecordingObserver();
  private final ProcedureRunner<String, Runnable> runner;
  private final List<Object> answers = new ArrayList<>();

  public Asking(Scheduler scheduler, String reference) {
    runner =
        new Procedures<String, Runnable>(
                scheduler, (_, line) -> Optional.of(new Line(line)), observer, name -> name)
            .runner(reference);
  }

  /// Asks an end in a procedure of its own; what is answered is kept.
  public <A> void ask(Class<A> answer, Consumer<Question<A>> end) {
    runner.post(() -> answers.add(runner.question(answer).handedTo(end).ask()));
  }

  public List<Object> answers() {
    return answers;
  }

  public List<Outcome> outcomes() {
    return observer.ended().stream().map(ended -> ended.outcome()).toList();
  }

  private static final class Line extends Procedure<Runnable> {
    private final Runnable line;

    private Line(Runnable line) {
      this.line = line;
    }

    @Override
    protected void run() {
      line.run();
    }
  }
}
