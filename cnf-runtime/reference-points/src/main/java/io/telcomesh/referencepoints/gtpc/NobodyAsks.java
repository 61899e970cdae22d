package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Timer;
import java.util.Optional;

/// It must arrive, but what is answered does not matter.
record NobodyAsks(Optional<String> ue) implements Asker {
  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public void answered(Object answer, Burst burst) {}

  @Override
  public void expired(Timer timer) {}
}
