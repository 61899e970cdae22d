package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.identifiers.Imsi;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two of each function: who is chosen, and what becomes of whom when one ends.
class PairsTest {
  private static final int UES = 80;
  private static final int MME_0 = 0;
  private static final int MME_1 = 1;

  private PairedEpc epc = new PairedEpc(5, 255, 255);
  private List<Imsi> imsis = List.of();

  @AfterEach
  void end() {
    epc.close();
  }

  @Test
  @Proves("interfaces.mme-pool-relative-capacity-s-tmsi")
  void spreadsUesByTheCapacitiesOfTheMmesAndInTurnOverSgwsAndPgws() {
    epc.close();
    epc = new PairedEpc(5, 255, 85);
    attachAll();

    // three of four: 60, and four standard deviations of 3.9 to either side
    assertThat(at(MME_0).size()).isBetween(45, 75);
    assertThat(at(MME_0).size() + at(MME_1).size()).isEqualTo(UES);
    // each MME takes its SGWs in turn, each SGW its PGWs
    assertThat(epc.sgw(0).ues().size()).isBetween(UES / 2 - 1, UES / 2 + 1);
    assertThat(epc.pgw(0).sessions().size()).isBetween(UES / 2 - 1, UES / 2 + 1);
    everySessionHasItsUe(UES);
    everyUePings();
  }

  @Test
  @Proves("interfaces.mme-pool-relative-capacity-s-tmsi")
  void bringsEveryUeBackToItsMme() {
    attachAll();
    var before = mmes();
    imsis.forEach(epc::idle);
    epc.runFor(Duration.ofSeconds(1));
    imsis.forEach(imsi -> assertThat(epc.requestService(imsi).rejection()).isEmpty());
    epc.runFor(Duration.ofSeconds(1)); // the SGW hears of it after the UE
    assertThat(mmes()).isEqualTo(before);
    assertThat(epc.observer().outcomes())
        .filteredOn("UeTriggeredServiceRequest COMPLETED"::equals)
        .hasSize(UES);

    imsis.forEach(epc::detach);
    epc.runFor(Duration.ofSeconds(5));
    imsis.forEach(imsi -> assertThat(epc.attach(imsi).rejection()).isEmpty());
    epc.runFor(Duration.ofSeconds(1));
    assertThat(mmes()).isEqualTo(before); // by the GUTI that they have kept
    everySessionHasItsUe(UES);
  }

  @Test
  @Proves("interfaces.mme-pool-relative-capacity-s-tmsi")
  void attachesTheUesOfAnMmeThatEndsAtTheOther() {
    attachAll();
    int moving = at(MME_0).size();
    assertThat(moving).isBetween(1, UES - 1);
    imsis.stream().limit(UES / 4).forEach(epc::idle);

    epc.killMme(MME_0);
    epc.runFor(Duration.ofSeconds(30));
    // the idle ones do not know yet, and learn it when they want something
    imsis.stream().limit(UES / 4).forEach(epc::requestService);
    epc.runFor(Duration.ofSeconds(30));
    assertThat(at(MME_1)).hasSize(UES);
    everyUePings();

    epc.runFor(Duration.ofMinutes(15)); // the SGWs give the path to the MME up
    everySessionHasItsUe(UES);
    nothingIsLeft();
  }

  @Test
  void takesPartAgainWhenItIsBack() {
    attachAll();
    epc.killMme(MME_0);
    epc.runFor(Duration.ofSeconds(2)); // before anybody has noticed
    epc.startMme(MME_0);
    epc.runFor(Duration.ofMinutes(1));
    assertThat(epc.simulators().mapToLong(sim -> sim.ues().registered()).sum()).isEqualTo(UES);
    everySessionHasItsUe(UES);
    everyUePings();

    imsis.forEach(epc::detach);
    epc.simulators().flatMap(sim -> sim.ues().all()).forEach(ue -> ue.context().forgetNetwork());
    imsis.forEach(epc::attach);
    assertThat(at(MME_0)).isNotEmpty();
    assertThat(at(MME_1)).isNotEmpty();
    nothingIsLeft();
  }

  @Test
  void cancelsAtTheMmeThatAUeHasLeft() {
    attachAll();
    int moving = at(MME_0).size();

    for (var simulator : List.of("enodeb-sim-0", "enodeb-sim-1")) {
      epc.wired(simulator, "mme-0", false);
    }
    epc.runFor(Duration.ofMinutes(1));

    assertThat(at(MME_1)).hasSize(UES);
    assertThat(epc.mme(MME_0).contexts().size()).isZero();
    assertThat(epc.observer().outcomes())
        .filteredOn("CancelLocation COMPLETED"::equals)
        .hasSize(moving);
    // its late deletions have not taken the sessions that the other MME has made at the same SGWs
    everySessionHasItsUe(UES);
    everyUePings();
    nothingIsLeft();
  }

  @Test
  void detachesOnlyTheUesOfAnSgwThatEnds() {
    attachAll();
    var addresses = addresses();
    var staying = imsis.stream().filter(imsi -> epc.sgwOf(imsi) == 1).toList();
    assertThat(staying.size()).isBetween(1, UES - 1);

    epc.killSgw(0);
    epc.runFor(Duration.ofMinutes(2));
    staying.forEach(imsi -> assertThat(addresses().get(imsi)).isEqualTo(addresses.get(imsi)));
    assertThat(epc.observer().outcomes())
        .doesNotContain("NetworkInitiatedDetach COMPLETED"); // the path may come back until then
    assertThat(epc.sgw(1).ues().size()).isEqualTo(staying.size());

    epc.runFor(Duration.ofMinutes(15));
    assertThat(epc.observer().outcomes())
        .filteredOn("NetworkInitiatedDetach COMPLETED"::equals)
        .hasSize(UES - staying.size());
    staying.forEach(imsi -> assertThat(addresses().get(imsi)).isEqualTo(addresses.get(imsi)));
    assertThat(epc.sgw(1).ues().size()).isEqualTo(UES);
    everySessionHasItsUe(UES);
    everyUePings();
    nothingIsLeft();
  }

  @Test
  void detachesOnlyTheUesOfASgwThatRestarts() {
    attachAll();
    var addresses = addresses();
    var staying = imsis.stream().filter(imsi -> epc.sgwOf(imsi) == 1).toList();

    epc.killSgw(0);
    epc.startSgw(0);
    epc.runFor(Duration.ofMinutes(2));

    assertThat(epc.observer().outcomes())
        .filteredOn("NetworkInitiatedDetach COMPLETED"::equals)
        .hasSize(UES - staying.size());
    staying.forEach(imsi -> assertThat(addresses().get(imsi)).isEqualTo(addresses.get(imsi)));
    everySessionHasItsUe(UES);
    everyUePings();
    nothingIsLeft();
  }

  @Test
  void detachesOnlyTheUesOfAPgwThatRestarts() {
    attachAll();
    var addresses = addresses();
    var staying = addresses.keySet().stream().filter(imsi -> pgwOf(addresses, imsi) == 1).toList();
    assertThat(staying.size()).isBetween(1, UES - 1);

    epc.killPgw(0);
    epc.startPgw(0);
    epc.runFor(Duration.ofMinutes(2));

    staying.forEach(imsi -> assertThat(addresses().get(imsi)).isEqualTo(addresses.get(imsi)));
    everySessionHasItsUe(UES);
    everyUePings();
    nothingIsLeft();
  }

  @Test
  void servesNewUesWhileAnSgwAndAPgwAreGone() {
    imsis = epc.provision(UES);
    epc.killSgw(0);
    epc.killPgw(1);
    epc.runFor(PairedEpc.NOTICED.plusSeconds(1));
    imsis.forEach(imsi -> assertThat(epc.attach(imsi).rejection()).isEmpty());
    epc.runFor(Duration.ofSeconds(1));
    assertThat(epc.sgw(1).ues().size()).isEqualTo(UES);
    assertThat(epc.pgw(0).sessions().size()).isEqualTo(UES);
    nothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void survivesEndsAndRestartsAtAnyMoment(long seed) {
    try (var other = new PairedEpc(seed, 200, 100)) {
      var random = other.scheduler().random();
      var all = other.provision(40);
      all.forEach(imsi ->
          other
              .scheduler()
              .after(
                  Duration.ofMillis(random.nextLong(60_000)),
                  () -> other.simulatorOf(imsi).attach(imsi, _ -> {})));
      for (int i = 0; i < 8; i++) {
        int which = random.nextInt(2);
        switch (random.nextInt(3)) {
          case 0 -> {
            other.killMme(which);
            other.runFor(Duration.ofMillis(random.nextLong(10_000)));
            other.startMme(which);
          }
          case 1 -> {
            other.killSgw(which);
            other.runFor(Duration.ofMillis(random.nextLong(10_000)));
            other.startSgw(which);
          }
          default -> {
            other.killPgw(which);
            other.runFor(Duration.ofMillis(random.nextLong(10_000)));
            other.startPgw(which);
          }
        }
        other.runFor(Duration.ofMillis(random.nextLong(15_000)));
      }
      other.runFor(Duration.ofMinutes(90)); // who was detached unawares learns it with T3412
      epc.close();
      epc = other;
      imsis = all;
      everySessionHasItsUe(all.size());
      nothingIsLeft();
    }
  }

  private void attachAll() {
    imsis = epc.provision(UES);
    imsis.forEach(imsi -> assertThat(epc.attach(imsi).rejection()).isEmpty());
    epc.runFor(Duration.ofSeconds(1));
  }

  private List<Imsi> at(int mme) {
    return imsis.stream().filter(imsi -> epc.mmeOf(imsi) == mme).toList();
  }

  private Map<Imsi, Integer> mmes() {
    return imsis.stream().collect(Collectors.toMap(imsi -> imsi, epc::mmeOf));
  }

  private Map<Imsi, Optional<InetAddress>> addresses() {
    return imsis.stream()
        .collect(
            Collectors.toMap(
                imsi -> imsi, imsi -> epc.ue(imsi).pdn().flatMap(PdnConnection::address)));
  }

  /// By its pool, 10.45.n.0/24.
  private static int pgwOf(Map<Imsi, Optional<InetAddress>> addresses, Imsi imsi) {
    return addresses.getOrDefault(imsi, Optional.empty()).orElseThrow().getAddress()[2];
  }

  private void everyUePings() {
    IntStream.range(0, imsis.size())
        .filter(i -> i % 8 == 0)
        .forEach(i -> assertThat(epc.pings(imsis.get(i), i + 1)).as("UE " + i).isTrue());
  }

  /// Each UE is registered at one MME and has one session at one SGW and one PGW, and nobody else
  /// has any.
  private void everySessionHasItsUe(int ues) {
    assertThat(epc.observer().failures()).isEmpty();
    assertThat(epc.simulators().mapToLong(sim -> sim.ues().registered()).sum()).isEqualTo(ues);
    assertThat(epc.mmes().mapToLong(mme -> mme.contexts().registered()).sum())
        .as("UEs registered")
        .isEqualTo(ues);
    assertThat(epc.sgws().mapToInt(sgw -> sgw.ues().size()).sum()).as("at SGWs").isEqualTo(ues);
    assertThat(epc.pgws().mapToInt(pgw -> pgw.sessions().size()).sum())
        .as("at PGWs")
        .isEqualTo(ues);
    assertThat(epc.pgws().mapToInt(io.telcomesh.pgw.Pgw::addressesInUse).sum())
        .as("addresses")
        .isEqualTo(ues);
    nobodyIsBusy();
  }

  /// All detach.
  private void nothingIsLeft() {
    imsis.forEach(epc::detach);
    epc.runFor(Duration.ofSeconds(10));
    everySessionHasItsUe(0);
    assertThat(epc.ueInterfaces()).as("UE interfaces").isZero();
  }

  private void nobodyIsBusy() {
    assertThat(epc.mmes().mapToInt(io.telcomesh.mme.Mme::active).sum()).as("MMEs").isZero();
    assertThat(epc.sgws().mapToInt(io.telcomesh.sgw.Sgw::active).sum()).as("SGWs").isZero();
    assertThat(epc.pgws().mapToInt(io.telcomesh.pgw.Pgw::active).sum()).as("PGWs").isZero();
    assertThat(epc.hss().active()).as("HSS").isZero();
  }
}
