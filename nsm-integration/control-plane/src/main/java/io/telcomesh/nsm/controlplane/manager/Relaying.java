package io.telcomesh.nsm.controlplane.manager;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.controlplane.hop.Answers;
import io.telcomesh.nsm.sdk.RegistryClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Passes the answers of a registry on to a caller of ours.
final class Relaying {
  private Relaying() {}

  interface Subscription<R> {
    RegistryClient.Watch start(Consumer<R> change, Consumer<Status> ended);
  }

  static <R> void all(StreamObserver<R> caller, Supplier<List<R>> found) {
    List<R> answers;
    try {
      answers = found.get();
    } catch (RuntimeException failed) {
      caller.onError(Answers.status(failed).asRuntimeException());
      return;
    }
    answers.forEach(caller::onNext);
    caller.onCompleted();
  }

  /// Ends with the caller's leaving, or with the registry's, whose status the caller gets.
  static <R> void watch(
      StreamObserver<R> caller, Subscription<R> registry, Function<R, Optional<R>> seenFromHere) {
    var lock = new Object();
    var watch =
        registry.start(
            change -> {
              synchronized (lock) {
                seenFromHere.apply(change).ifPresent(caller::onNext);
              }
            },
            ended -> {
              synchronized (lock) {
                caller.onError((ended.isOk() ? Status.UNAVAILABLE : ended).asRuntimeException());
              }
            });
    if (caller instanceof ServerCallStreamObserver<R> call) {
      call.setOnCancelHandler(watch::stop);
    }
  }
}
