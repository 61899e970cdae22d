package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.identifiers.Imsi;
import io.telcomesh.referencepoints.memory.LinkConditions;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
      epc.runFor(Duration.ofMinutes(20));

      Invariants.everySessionHasItsUe(epc);
      detachAll(epc, imsis);
      Invariants.nothingIsLeft(epc);
      System.out.printf(
          "seed %d: %d UEs, %d attaches succeeded, %d were not: %s%n",
          seed, UES, attached, refused.values().stream().mapToInt(count -> count).sum(), refused);
      assertThat(attached).isGreaterThan(UES * 8 / 10);
    }
  }

  /// Attaches at a random time, perhaps twice at once, and detaches some time after.
  private void comeAndGo(Epc epc, Imsi imsi) {
    var random = epc.scheduler().random();
    long comes = random.nextLong(20L * UES);
    after(epc, comes, () -> attach(epc, imsi));
    if (random.nextInt(10) == 0) {
      after(epc, comes + random.nextLong(3000), () -> attach(epc, imsi));
    }
    if (random.nextInt(2) == 0) {
      after(epc, comes + random.nextLong(60_000), () -> detach(epc, imsi));
    }
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

  private void detach(Epc epc, Imsi imsi) {
    addresses.values().remove(imsi);
    epc.simulator().detach(imsi, false, _ -> {});
  }

  private void use(Epc epc, Imsi imsi) {
    addresses.values().remove(imsi);
    var before = addresses.put(epc.addressOf(imsi), imsi);
    assertThat(before).as("the owner of " + epc.addressOf(imsi)).isNull();
  }

  private void detachAll(Epc epc, List<Imsi> imsis) {
    imsis.forEach(imsi -> detach(epc, imsi));
    epc.runFor(Duration.ofMinutes(5));
  }

  private static void after(Epc epc, long millis, Runnable what) {
    epc.scheduler().after(Duration.ofMillis(millis), what);
  }
}
