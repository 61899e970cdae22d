package io.telcomesh.nsm.controlplane.registry;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Those who follow a registry: each sees the changes of what its query selects. Not safe for
/// threads; the registry that owns it is.
///
/// @param <E> the entries
/// @param <R> the answers that tell of them
final class Watchers<E, R> {
  private final Map<StreamObserver<R>, Predicate<E>> watchers = new LinkedHashMap<>();
  private final Object registry;

  /// `registry` is the monitor under which every method here is called.
  Watchers(Object registry) {
    this.registry = registry;
  }

  void add(StreamObserver<R> watcher, Predicate<E> query) {
    if (watcher instanceof ServerCallStreamObserver<R> call) {
      call.setOnCancelHandler(() -> remove(watcher));
    }
    watchers.put(watcher, query);
  }

  void tell(E entry, R answer) {
    watchers.forEach((watcher, query) -> {
      if (query.test(entry)) {
        watcher.onNext(answer);
      }
    });
  }

  private void remove(StreamObserver<R> watcher) {
    synchronized (registry) {
      watchers.remove(watcher);
    }
  }
}
