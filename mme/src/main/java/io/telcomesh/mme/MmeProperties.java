package io.telcomesh.mme;

import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.IpAddress;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.configuration.Checks;
import io.telcomesh.identifiers.Apn;
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
                    entry -> new Apn(entry.getKey()), entry -> entry.getValue().address())));
  }
}
