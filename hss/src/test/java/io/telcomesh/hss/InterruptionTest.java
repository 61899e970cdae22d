package io.telcomesh.hss;

import static io.telcomesh.hss.HssWorld.IMSI;
import static io.telcomesh.hss.HssWorld.MME;
import static io.telcomesh.hss.HssWorld.OTHER_MME;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.subscription.Roaming;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.procedures.DropReason;
import io.telcomesh.procedures.testing.InterruptionKit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Whatever comes at whatever moment: each request is answered once, and memory and database agree.
final class InterruptionTest {

  @Test
  void leavesNothingBehindWhenAuthenticationIsInterrupted() {
    interrupt(world -> world.receive(world.authenticate(2)));
  }

  @Test
  void leavesNothingBehindWhenUpdateLocationIsInterrupted() {
    interrupt(world -> world.receive(world.locate(OTHER_MME)));
  }

  @Test
  void leavesNothingBehindWhenPurgeIsInterrupted() {
    interrupt(world -> world.receive(world.purge(MME)));
  }

  @Test
  void leavesNothingBehindWhenCancelLocationIsInterrupted() {
    interrupt(world -> {
      world.mme.thenSilent(CancelLocationRequest.class);
      world.receive(world.locate(MME));
      world.receive(world.locate(OTHER_MME));
    });
  }

  @Test
  void leavesNothingBehindWhenNotifyIsInterrupted() {
    interrupt(world -> {
      world.receive(world.locate(MME));
      world.receive(world.notification(MME));
    });
  }

  @Test
  void leavesNothingBehindWhenInsertSubscriberDataIsInterrupted() {
    interrupt(world -> {
      world.receive(world.locate(MME));
      world.provision(HssWorld.with(0, Roaming.EVERYWHERE, List.of(HssWorld.INTERNET)));
    });
  }

  @Test
  void leavesNothingBehindWhenDetachByTheOperatorIsInterrupted() {
    interrupt(world -> {
      world.receive(world.locate(MME));
      world.detach();
    });
  }

  @Test
  void leavesNothingBehindWhenStateAndLocationIsInterrupted() {
    interrupt(world -> {
      world.receive(world.locate(MME));
      world.locating();
    });
  }

  private static void interrupt(Consumer<HssWorld> start) {
    var tried =
        InterruptionKit.interrupting(HssWorld::new, world -> world.hss().runner(IMSI), start)
            .with("authentication", world -> world.receive(world.authenticate(1)))
            .with("the same MME", world -> world.receive(world.locate(MME)))
            .with("another MME", world -> world.receive(world.locate(OTHER_MME)))
            .with("purge", world -> world.receive(world.purge(OTHER_MME)))
            .with("notification", world -> world.receive(world.notification(MME)))
            .with("changed subscription", world -> world.provision(HssWorld.SUBSCRIBER))
            .with("detach by the operator", HssWorld::detach)
            .with("state and location", HssWorld::locating)
            .with("withdrawn subscription", InterruptionTest::withdraw)
            .with("broken database", world -> world.fault = new IllegalStateException("disk full"))
            .with("shutdown", world -> world.hss().abort())
            .leavesNothingBehind(InterruptionTest::everythingIsInOrder);
    assertThat(tried.pairs()).isGreaterThanOrEqualTo(11 * 3);
  }

  private static void withdraw(HssWorld world) {
    var last = world.stored();
    world.database.remove(IMSI);
    world.hss().withdrawn(IMSI, last);
  }

  private static void everythingIsInOrder(HssWorld world) {
    assertThat(world.observer.failures()).isEmpty();
    assertThat(world.hss().active()).isZero();
    // What a shutdown finds unread is not answered: the MME asks again elsewhere.
    long unread =
        world.observer.dropped().stream()
            .filter(dropped -> dropped.reason() == DropReason.SHUT_DOWN)
            .filter(dropped -> wantsAnswer((HssMessage) dropped.message()))
            .count();
    assertThat(world.answers.size() + world.told.size() + unread)
        .isEqualTo(world.received + world.demanded);
    world.fault = null;
    var context = world.hss().runner(IMSI).context();
    var known = context.subscriber(() -> world.database.find(IMSI));
    assertThat(known.isPresent()).isEqualTo(world.database.find(IMSI).isPresent());
    assertThat(context.gateways())
        .isEqualTo(world.database.find(IMSI).map(Subscribers.Stored::gateways).orElse(Map.of()));
    assertThat(known.isPresent() ? context.servingMme() : Optional.empty())
        .isEqualTo(world.stored());
  }

  private static boolean wantsAnswer(HssMessage message) {
    return switch (message) {
      case HssMessage.Authenticate _,
          HssMessage.Locate _,
          HssMessage.Purge _,
          HssMessage.Notified _,
          HssMessage.Detach _,
          HssMessage.Locating _,
          HssMessage.Ask _ ->
          true;
      case HssMessage.Cancel cancel -> cancel.flags() > 1; // the operator waits for that one
      case HssMessage.Stored _,
          HssMessage.Changed _,
          HssMessage.Insert _,
          HssMessage.Told _,
          HssMessage.Withdrawn _ ->
          false;
    };
  }
}
