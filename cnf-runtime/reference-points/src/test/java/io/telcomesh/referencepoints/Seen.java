package io.telcomesh.referencepoints;

import io.telcomesh.procedures.Scheduler;
import java.util.ArrayList;
import java.util.List;

/// Keeps what an end tells of messages and drops.
public final class Seen {
  private final List<ObservedMessage> messages = new ArrayList<>();
  private final List<DropReason> drops = new ArrayList<>();

  public Surroundings surroundings(Scheduler scheduler) {
    return new Surroundings(scheduler, messages::add, (_, reason) -> drops.add(reason));
  }

  public List<ObservedMessage> messages() {
    return messages;
  }

  public List<DropReason> drops() {
    return drops;
  }
}
