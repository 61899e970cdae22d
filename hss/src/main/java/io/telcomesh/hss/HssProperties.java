package io.telcomesh.hss;

import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.configuration.Checks;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The HSS's own configuration; `application.yml` says what the keys mean.
@ConfigurationProperties("hss")
public record HssProperties(
    @DefaultValue("3868") int port,
    @DefaultValue("TCP") List<Transport> transports,
    @DefaultValue("9899") int sctpUdpPort,
    @DefaultValue Set<String> trustedRealms,
    @DefaultValue("5") int mostVectors,
    @DefaultValue("256") int sequenceNumberStep,
    @DefaultValue("100000") int recentSubscribers,
    @DefaultValue("2s") Duration databaseTimeout) {

  /// RFC 6733 §2.1.
  public enum Transport {
    TCP,
    SCTP
  }

  public HssProperties {
    transports = List.copyOf(transports);
    trustedRealms = Set.copyOf(trustedRealms);
    new Checks()
        .between("port", port, 1, 65535)
        .that(!transports.isEmpty(), "transports", "", "tcp, sctp or both")
        .between("sctp-udp-port", sctpUdpPort, 1, 65535)
        .between("most-vectors", mostVectors, 1, 32)
        .between("sequence-number-step", sequenceNumberStep, 1, 1_000_000)
        .between("recent-subscribers", recentSubscribers, 1, 10_000_000)
        .between("database-timeout", databaseTimeout, Duration.ofMillis(10), Duration.ofSeconds(60))
        .done();
  }

  HssOptions options(Network network, FunctionIdentity hss) {
    return new HssOptions(
        network.hostName(hss),
        network.realm(),
        network.plmn(),
        trustedRealms,
        mostVectors,
        sequenceNumberStep,
        recentSubscribers,
        HssOptions.databaseTimer(databaseTimeout));
  }

  DiameterOptions diameter() {
    var usual = DiameterOptions.DEFAULT;
    return new DiameterOptions(port, usual.watchdog(), usual.reconnect(), usual.answer());
  }
}
