package io.telcomesh.mme;

import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.IpAddress;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.configuration.Checks;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.mme.overload.OverloadLimits;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// The keys `mme.*`, documented in `application.yml`.
///
/// @param state a directory of this MME's own
@ConfigurationProperties("mme")
record MmeProperties(
    @DefaultValue("255") int relativeCapacity,
    @DefaultValue("every-area") MmeSettings.TaiLists taiLists,
    @DefaultValue NetworkName networkName,
    @DefaultValue Security security,
    @DefaultValue Authentication authentication,
    @DefaultValue PeriodicUpdate periodicUpdate,
    @DefaultValue("1h") Duration purgeAfter,
    @DefaultValue Map<String, IpAddress> gateways,
    @DefaultValue Overload overload,
    Path state,
    @DefaultValue Diameter diameter,
    @DefaultValue Sctp sctp) {
  record NetworkName(
      @DefaultValue("Telcomesh") String full,
      @Name("short") @DefaultValue("Telcomesh") String brief) {}

  record Security(
      @DefaultValue({"EIA2", "EIA1", "EIA3"}) List<EpsIntegrityAlgorithm> integrity,
      @DefaultValue({"EEA2", "EEA1", "EEA3", "EEA0"}) List<EpsEncryptionAlgorithm> ciphering) {
    Security {
      new Checks()
          .that(
              !integrity.isEmpty() && !integrity.contains(EpsIntegrityAlgorithm.EIA0),
              "integrity",
              integrity,
              "EIA1, EIA2, EIA3 in the order of preference")
          .that(!ciphering.isEmpty(), "ciphering", ciphering, "one of EEA0 to EEA3 or more")
          .done();
    }
  }

  record Authentication(@DefaultValue("10") int attaches, @DefaultValue("1") int vectors) {
    Authentication {
      new Checks()
          .between("attaches", attaches, 1, 1_000_000)
          .between("vectors", vectors, 1, 5)
          .done();
    }
  }

  record PeriodicUpdate(
      @DefaultValue("54m") Duration t3412, @DefaultValue("58m") Duration implicitDetach) {
    PeriodicUpdate {
      new Checks()
          .that(
              !t3412.isNegative() && t3412.compareTo(Duration.ofMinutes(186)) <= 0,
              "t3412",
              t3412,
              "a time up to 186m, or 0")
          .that(
              implicitDetach.isPositive(), "implicit-detach", implicitDetach, "a time such as 58m")
          .done();
    }

    MmeSettings.PeriodicUpdate settings() {
      return new MmeSettings.PeriodicUpdate(
          t3412.isZero() ? GprsTimer.DEACTIVATED : GprsTimer.of(t3412), implicitDetach);
    }
  }

  record Overload(
      @DefaultValue("2000") int procedures,
      @DefaultValue("4000") int congestion,
      @DefaultValue("80") int relief,
      @DefaultValue("50") int reduction,
      @DefaultValue BackOff backOff,
      @DefaultValue Enodeb enodeb) {
    record BackOff(@DefaultValue("30s") Duration from, @DefaultValue("5m") Duration to) {
      BackOff {
        new Checks()
            .that(from.isPositive(), "from", from, "a time such as 30s")
            .that(
                to.compareTo(from) >= 0 && to.compareTo(Duration.ofMinutes(186)) <= 0,
                "to",
                to,
                "a time up to 186m, not below from")
            .done();
      }
    }

    record Enodeb(@DefaultValue("1000") int unproven, @DefaultValue("100000") int connected) {
      Enodeb {
        new Checks()
            .between("unproven", unproven, 1, 1_000_000)
            .between("connected", connected, unproven, 10_000_000)
            .done();
      }
    }

    Overload {
      new Checks()
          .between("procedures", procedures, 1, 1_000_000)
          .between("congestion", congestion, procedures + 1, 2_000_000)
          .between("relief", relief, 1, 99)
          .between("reduction", reduction, 1, 99)
          .done();
    }

    OverloadLimits limits() {
      return new OverloadLimits(
          procedures,
          congestion,
          relief,
          reduction,
          backOff.from(),
          backOff.to(),
          new OverloadLimits.PerEnodeb(enodeb.unproven(), enodeb.connected()));
    }
  }

  record Diameter(@DefaultValue("tcp") Transport transport) {
    enum Transport {
      TCP,
      SCTP
    }
  }

  record Sctp(@DefaultValue("9899") int udpPort) {}

  MmeProperties {
    new Checks()
        .between("relative-capacity", relativeCapacity, 0, 255)
        .that(purgeAfter.isPositive(), "purge-after", purgeAfter, "a time such as 1h")
        .present("state", state, "a directory")
        .done();
  }

  MmeSettings settings(Network network, FunctionIdentity identity) {
    return new MmeSettings(
        network.gummei(identity),
        identity.name(),
        relativeCapacity,
        network.trackingAreaIdentities(),
        taiLists,
        new MmeSettings.NetworkNames(networkName.full(), networkName.brief()),
        security.integrity(),
        security.ciphering(),
        new MmeSettings.AuthenticationPolicy(authentication.attaches(), authentication.vectors()),
        periodicUpdate.settings(),
        purgeAfter,
        gateways.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> new Apn(entry.getKey()), entry -> entry.getValue().address())),
        overload.limits());
  }
}
