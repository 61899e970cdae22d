package io.telcomesh.testbed.benchmarks;

import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.DropReason;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A message from a thread to a procedure that it starts, which asks and is answered at once, and
/// back to the thread: what each request of a peer costs beside its own work.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HandOverBenchmark {
  private static final ProcedureObserver NOBODY =
      new ProcedureObserver() {
        @Override
        public void ended(Ended ended) {}

        @Override
        public void dropped(String reference, Object message, DropReason reason) {}

        @Override
        public void failed(String reference, Throwable failure) {
          throw new IllegalStateException(reference, failure);
        }
      };

  private final LiveScheduler scheduler = new LiveScheduler(1, 1);
  private final SynchronousQueue<String> answers = new SynchronousQueue<>();
  private final Procedures<String, String> procedures =
      new Procedures<>(
          scheduler, (runner, _) -> Optional.of(new Answering(runner)), NOBODY, context -> context);
  private final ProcedureRunner<String, String> runner = procedures.runner("ue");

  @Benchmark
  public String startAskAndAnswer() throws InterruptedException {
    runner.post("request");
    return answers.take();
  }

  @TearDown
  public void close() {
    scheduler.close();
  }

  /// Nothing collides: the next request comes after the answer.
  private final class Answering extends Procedure<String> {
    private final ProcedureRunner<String, String> asking;

    private Answering(ProcedureRunner<String, String> asking) {
      this.asking = asking;
    }

    @Override
    protected void run() {
      var answer =
          asking.question(String.class).handedTo(question -> question.post("answer")).ask();
      try {
        answers.put(answer);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }

    @Override
    protected Collision collideWith(String message) {
      return Collision.WAIT;
    }
  }
}
