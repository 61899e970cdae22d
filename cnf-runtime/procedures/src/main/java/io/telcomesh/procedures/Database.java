package io.telcomesh.procedures;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

/// A database as a peer: it is asked on one of the scheduler's blocking threads, the result comes
/// to the runner's inbox, and it can expire.
///
/// @param runner whose procedure asks
/// @param timer how long it may take
public record Database(ProcedureRunner<?, ?> runner, Timer timer) {

  /// The query's result.
  ///
  /// @throws Refused by the exception that the query threw, or by the [RejectedExecutionException]
  ///   when too many are waiting already
  /// @throws Expired when the result takes too long; the query itself is not stopped
  public <T> T ask(Callable<T> query) {
    var result = new Result<T>();
    runner
        .question(Done.class)
        .handedTo(question -> offload(question, query, result))
        .within(timer)
        .ask();
    return result.value();
  }

  /// Changes something, in one transaction with what other procedures change meanwhile.
  ///
  /// @throws Refused by the exception that the change threw, or as above
  /// @throws Expired when it takes too long; the change itself is not stopped
  public void change(SharedCommits commits, Runnable change) {
    runner
        .question(Done.class)
        .handedTo(question -> commits.make(change, question))
        .within(timer)
        .ask();
  }

  private <T> void offload(Question<Done> question, Callable<T> query, Result<T> result) {
    try {
      runner.scheduler().offload(() -> question.post(result.of(query)));
    } catch (RejectedExecutionException full) {
      question.post(full);
    }
  }

  /// What an answer of the database is to the runner; a result lies beside it.
  enum Done {
    DONE
  }

  private static final class Result<T> {
    private java.util.Optional<T> value = java.util.Optional.empty();

    /// What is posted: done, or why not.
    Object of(Callable<T> query) {
      try {
        value = java.util.Optional.of(query.call());
        return Done.DONE;
      } catch (Exception failure) {
        return failure;
      }
    }

    T value() {
      return value.orElseThrow();
    }
  }
}
