package io.telcomesh.nsm.controlplane.hop;

import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.telcomesh.kernel.KernelException;
import io.telcomesh.kernel.NoSuchNamespaceException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Supplier;

/// How a call ends: with its answer, or with a status whose code says what kind of failure it was.
public final class Answers {
  private static final System.Logger LOG = System.getLogger(Answers.class.getName());

  private Answers() {}

  /// Answers a unary call with what the supplier makes.
  public static <A> void answer(StreamObserver<A> observer, Supplier<A> supplier) {
    A value;
    try {
      value = supplier.get();
    } catch (RuntimeException failed) {
      observer.onError(status(failed).asRuntimeException());
      return;
    }
    observer.onNext(value);
    observer.onCompleted();
  }

  /// The status of what was thrown: a next hop's own, else by kind.
  public static Status status(RuntimeException failed) {
    return switch (failed) {
      case StatusRuntimeException refused -> withText(refused.getStatus());
      case NoSuchNamespaceException gone -> Status.FAILED_PRECONDITION.withDescription(text(gone));
      case KernelException taken when taken.taken() ->
          Status.ALREADY_EXISTS.withDescription(text(taken));
      case KernelException refused -> Status.INTERNAL.withDescription(text(refused));
      case IllegalArgumentException wrong -> Status.INVALID_ARGUMENT.withDescription(text(wrong));
      default -> {
        LOG.log(Level.ERROR, "a call failed", failed);
        yield Status.INTERNAL.withDescription(failed.toString());
      }
    };
  }

  /// One status for several refusals: their common code, or FAILED_PRECONDITION, and all their
  /// texts.
  public static StatusRuntimeException all(String what, List<Status> refusals) {
    var codes = refusals.stream().map(Status::getCode).distinct().toList();
    var texts = refusals.stream().map(Status::getDescription).toList();
    return (codes.size() == 1 ? codes.getFirst() : Code.FAILED_PRECONDITION)
        .toStatus()
        .withDescription(what + ": " + String.join("; ", texts))
        .asRuntimeException();
  }

  /// The status with the name of who refused before its text. Who is silent fails us, but we are
  /// not silent: a client that hears UNAVAILABLE asks the same again, and shall choose anew here.
  public static Status refusedBy(String who, StatusRuntimeException refused) {
    var status = withText(refused.getStatus());
    boolean silent =
        status.getCode() == Code.UNAVAILABLE || status.getCode() == Code.DEADLINE_EXCEEDED;
    return (silent ? Status.FAILED_PRECONDITION : status)
        .withDescription(who + ": " + status.getDescription());
  }

  private static Status withText(Status status) {
    if (status.getDescription() != null) {
      var cause = status.getCause();
      return cause == null || cause.getMessage() == null
          ? status
          : status.withDescription(status.getDescription() + " (" + cause.getMessage() + ")");
    }
    return status.withDescription(status.getCode().name());
  }

  private static String text(RuntimeException failed) {
    return failed.getMessage() == null ? failed.toString() : failed.getMessage();
  }
}
