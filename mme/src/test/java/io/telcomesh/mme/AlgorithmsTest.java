package io.telcomesh.mme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.EmmInformation;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.NasSecurityAlgorithms;
import io.telcomesh.nas.eps.ie.UeNetworkCapability;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Which algorithms an attach ends up with, TS 33.401 §5.1.3, §5.1.4 and §7.2.4.3.
class AlgorithmsTest {
  private static final List<EpsIntegrityAlgorithm> INTEGRITY =
      List.of(EpsIntegrityAlgorithm.EIA2, EpsIntegrityAlgorithm.EIA1, EpsIntegrityAlgorithm.EIA3);
  private static final List<EpsEncryptionAlgorithm> CIPHERING =
      List.of(
          EpsEncryptionAlgorithm.EEA2,
          EpsEncryptionAlgorithm.EEA1,
          EpsEncryptionAlgorithm.EEA3,
          EpsEncryptionAlgorithm.EEA0);

  static Stream<Arguments> pairs() {
    return CIPHERING.stream().flatMap(eea -> INTEGRITY.stream().map(eia -> Arguments.of(eea, eia)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  @Proves("security.algorithms")
  void protectsAnAttachWithEveryPair(EpsEncryptionAlgorithm eea, EpsIntegrityAlgorithm eia) {
    try (var scheduler = new SimulatedScheduler(1)) {
      var world = world(scheduler);
      world.ue.capability = UeNetworkCapability.of(EnumSet.of(eea), EnumSet.of(eia));
      world.ue.attach();
      world.settle();
      assertThat(world.ue.security.orElseThrow().algorithms())
          .isEqualTo(new NasSecurityAlgorithms(eea, eia));
      assertThat(world.ue.received(EmmInformation.class)).as("is read under them").hasSize(1);
      world.leavesNothingBehind();
    }
  }

  @Test
  void takesTheFirstOfItsOwnThatTheUeHas() {
    try (var scheduler = new SimulatedScheduler(1)) {
      var world = world(scheduler);
      world.ue.capability =
          UeNetworkCapability.of(
              EnumSet.of(EpsEncryptionAlgorithm.EEA0, EpsEncryptionAlgorithm.EEA3),
              EnumSet.of(EpsIntegrityAlgorithm.EIA1, EpsIntegrityAlgorithm.EIA3));
      world.ue.attach();
      world.settle();
      assertThat(world.ue.security.orElseThrow().algorithms())
          .isEqualTo(
              new NasSecurityAlgorithms(EpsEncryptionAlgorithm.EEA3, EpsIntegrityAlgorithm.EIA1));
    }
  }

  @Test
  @Proves("security.algorithms")
  void refusesAUeThatHasOnlyNullIntegrity() { // TS 33.401 §5.1.4.1
    try (var scheduler = new SimulatedScheduler(1)) {
      var world = world(scheduler);
      world.ue.capability =
          UeNetworkCapability.of(
              EnumSet.allOf(EpsEncryptionAlgorithm.class), EnumSet.of(EpsIntegrityAlgorithm.EIA0));
      world.ue.attach();
      world.settle();
      assertThat(world.ue.received(AttachReject.class).getFirst().cause())
          .isEqualTo(EmmCause.UE_SECURITY_CAPABILITIES_MISMATCH);
      assertThat(world.ue.security).isEqualTo(Optional.empty());
    }
  }

  @Test
  void cannotBeSetToNullIntegrity() {
    assertThatThrownBy(() -> settings(List.of(EpsIntegrityAlgorithm.EIA0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EIA0");
  }

  private static World world(SimulatedScheduler scheduler) {
    return new World(scheduler, settings(INTEGRITY)).connected();
  }

  private static MmeSettings settings(List<EpsIntegrityAlgorithm> integrity) {
    return World.settings(CIPHERING, integrity, MmeSettings.AuthenticationPolicy.DEFAULT);
  }
}
