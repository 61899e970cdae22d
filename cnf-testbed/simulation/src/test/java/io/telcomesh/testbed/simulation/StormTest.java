package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.referencepoints.memory.LinkConditions;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many UEs come and go at random over links that lose, repeat and delay messages. The Maven
/// profile `slow` has 10,000 of them do so, with `-Dstorm.ues=10000`; that takes minutes.
class StormTest {
  private static final int UES = Integer.getInteger("storm.ues", 300);
  private static final LinkConditions BAD =
      new LinkConditions(Duration.ofMillis(1), Duration.ofMillis(40), 0.005, 0.01);

  /// Addresses in use, each by one UE.
  private final Map<Inet4Address, Imsi> addresses = new HashMap<>();

  private int attached;
  private int served;
  private final Map<String, Integer> refused = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(longs = {20261124, 7, 42})
  void leavesNoSessionWithoutItsUe(long seed) {
    try (var epc = Epc.start(seed)) {
      epc.callFlow().stop();
      var imsis = epc.provision(1, UES);
      epc.network().conditions(BAD);

      imsis.forEach(imsi -> comeAndGo(epc, imsi));
      epc.runFor(Duration.ofMinutes(2).plusMillis(20L * UES));
      epc.network().conditions(LinkConditions.PERFECT);
      // Who was detached unawares learns it with T3412; whom the MME did not hear leave, it
      // detaches
      // after the mobile reachable and the implicit detach timer.
      epc.runFor(Duration.ofMinutes(130));

      Invariants.everySessionHasItsUe(epc);
      stayAway(epc);
      Invariants.everySessionHasItsUe(epc);
      detachAll(epc, imsis);
      Invariants.nothingIsLeft(epc);
      System.out.printf(
          "seed %d: %d UEs, %d were served anew, %d attaches succeeded, %d were not: %s%n",
          seed,
          UES,
          served,
          attached,
          refused.values().stream().mapToInt(count -> count).sum(),
          refused);
      assertThat(attached).isGreaterThan(UES * 8 / 10);
    }
  }

  /// Attaches at a random time, perhaps twice at once; becomes idle, is paged and asks for service
  /// now and then; and detaches some time after.
  private void comeAndGo(Epc epc, Imsi imsi) {
    var random = epc.scheduler().random();
    long comes = random.nextLong(20L * UES);
    after(epc, comes, () -> attach(epc, imsi));
    if (random.nextInt(10) == 0) {
      after(epc, comes + random.nextLong(3000), () -> attach(epc, imsi));
    }
    for (int i = 0; i < 3; i++) {
      after(epc, comes + random.nextLong(60_000), () -> epc.simulator().idle(imsi, _ -> {}));
      after(epc, comes + random.nextLong(60_000), () -> callIfAttached(epc, imsi));
      after(epc, comes + random.nextLong(60_000), () -> requestService(epc, imsi));
    }
    if (random.nextInt(2) == 0) {
      after(epc, comes + random.nextLong(60_000), () -> detach(epc, imsi));
    }
    if (random.nextInt(4) == 0) {
      after(epc, comes + random.nextLong(60_000), () -> epc.simulator().update(imsi, _ -> {}));
    }
    if (random.nextInt(4) == 0) {
      after(epc, comes + random.nextLong(60_000), () -> moveAway(epc, imsi));
    }
    if (random.nextInt(5) == 0) {
      after(epc, comes + random.nextLong(60_000), () -> sendAway(epc, imsi));
    }
  }

  /// The UE leaves its connection and, idle, goes to another tracking area.
  private static void moveAway(Epc epc, Imsi imsi) {
    var ue = epc.simulator().ues().find(imsi).orElseThrow();
    ue.context()
        .connection()
        .ifPresent(connection -> ue.post(new UeMessage.ConnectionUnwanted(connection)));
    var enodeb = epc.scheduler().random().nextBoolean() ? "enodeb-1" : "enodeb-2";
    epc.simulator().move(imsi, enodeb, _ -> {});
  }

  /// The network detaches the UE, which perhaps comes back.
  private static void sendAway(Epc epc, Imsi imsi) {
    var type =
        epc.scheduler().random().nextBoolean()
            ? NetworkDetachType.REATTACH_REQUIRED
            : NetworkDetachType.REATTACH_NOT_REQUIRED;
    epc.mme().detach(imsi, type, _ -> {});
  }

  private void attach(Epc epc, Imsi imsi) {
    epc.simulator()
        .attach(
            imsi,
            result -> {
              if (result.succeeded()) {
                attached++;
                use(epc, imsi);
              } else {
                refused.merge(String.valueOf(result.rejection().orElseThrow()), 1, Integer::sum);
              }
            });
  }

  private void requestService(Epc epc, Imsi imsi) {
    epc.simulator()
        .requestService(
            imsi,
            result -> {
              if (result.succeeded()) {
                served++;
              }
            });
  }

  /// A packet from the network, for which an idle UE is paged.
  private static void callIfAttached(Epc epc, Imsi imsi) {
    if (epc.hasAddress(imsi)) {
      epc.pingUe(imsi, 1);
    }
  }

  private void detach(Epc epc, Imsi imsi) {
    addresses.values().remove(imsi);
    epc.simulator().detach(imsi, false, _ -> {});
  }

  private void use(Epc epc, Imsi imsi) {
    addresses.values().remove(imsi);
    var address = epc.addressOf(imsi);
    var before = Optional.ofNullable(addresses.put(address, imsi));
    assertThat(before.filter(owner -> hasStill(epc, owner, address)))
        .as("the owner of " + address)
        .isEmpty();
  }

  private static boolean hasStill(Epc epc, Imsi owner, Inet4Address address) {
    return epc.hasAddress(owner) && epc.addressOf(owner).equals(address);
  }

  /// Whoever stays away is detached without being told, and attaches anew when he comes back.
  private static void stayAway(Epc epc) {
    epc.network().silence(Epc.ENODEB_S1_MME);
    epc.runFor(Duration.ofHours(3));
    assertThat(epc.mme().contexts().registered()).as("UEs registered at the MME").isZero();
    assertThat(epc.sgw().ues().size()).as("UEs at the SGW").isZero();
    epc.network().restore(Epc.ENODEB_S1_MME);
    epc.runFor(Duration.ofHours(1));
  }

  private void detachAll(Epc epc, List<Imsi> imsis) {
    imsis.forEach(imsi -> detach(epc, imsi));
    epc.runFor(Duration.ofMinutes(5));
  }

  private static void after(Epc epc, long millis, Runnable what) {
    epc.scheduler().after(Duration.ofMillis(millis), what);
  }
}
