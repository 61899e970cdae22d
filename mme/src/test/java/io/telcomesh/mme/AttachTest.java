package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.procedures.SimulatedScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler).connected();

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void attaches() {
    world.ue.attach();
    world.settle();
    System.out.println(world.ue.received());
    System.out.println(world.enodeb.script.received());
    assertThat(world.observer.outcomes()).containsExactly("S1Setup COMPLETED", "S1Setup COMPLETED", "Attach COMPLETED");
    world.leavesNothingBehind();
  }
}
