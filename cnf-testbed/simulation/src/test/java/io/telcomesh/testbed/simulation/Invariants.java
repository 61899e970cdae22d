package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

/// What must hold whatever has happened.
final class Invariants {
  private Invariants() {}

  /// Nobody is attached any more; only the MME remembers who was, until it purges him.
  static void nothingIsLeft(Epc epc) {
    assertThat(epc.observer().failures()).isEmpty();
    assertThat(epc.mme().contexts().registered()).as("UEs registered at the MME").isZero();
    assertThat(epc.sgw().ues().size()).as("UEs at the SGW").isZero();
    assertThat(epc.pgw().sessions().size()).as("PDN connections at the PGW").isZero();
    assertThat(epc.pgw().addressesInUse()).as("addresses").isZero();
    assertThat(epc.ueInterfaces().size()).as("UE interfaces").isZero();
    nobodyIsBusy(epc);
  }

  /// Every UE that is attached has one session everywhere, and nobody else has any.
  static void everySessionHasItsUe(Epc epc) {
    long attached = epc.simulator().ues().registered();
    assertThat(epc.observer().failures()).isEmpty();
    assertThat(epc.mme().contexts().registered()).as("UEs registered").isEqualTo(attached);
    assertThat(epc.sgw().ues().size()).as("UEs at the SGW").isEqualTo((int) attached);
    assertThat(epc.pgw().sessions().size()).as("PDN connections").isEqualTo((int) attached);
    assertThat(epc.pgw().addressesInUse()).as("addresses").isEqualTo((int) attached);
    nobodyIsBusy(epc);
  }

  private static void nobodyIsBusy(Epc epc) {
    assertThat(epc.mme().active()).as("procedures at the MME").isZero();
    assertThat(epc.sgw().active()).as("procedures at the SGW").isZero();
    assertThat(epc.pgw().active()).as("procedures at the PGW").isZero();
    assertThat(epc.hss().active()).as("procedures at the HSS").isZero();
  }
}
