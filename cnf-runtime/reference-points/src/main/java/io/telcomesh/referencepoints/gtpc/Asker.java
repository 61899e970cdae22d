package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Timer;
import java.util.Optional;

/// Who wants the answer to a request.
interface Asker {
  /// Whether it is still worth sending.
  boolean waits();

  /// The answer, or what came in its place.
  void answered(Object answer, Burst burst);

  /// Nothing came.
  void expired(Timer timer);

  /// The UE's reference, for the observer.
  Optional<String> ue();
}
