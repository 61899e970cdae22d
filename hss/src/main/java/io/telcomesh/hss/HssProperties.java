package io.telcomesh.hss;

import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.configuration.Checks;
import io.telcomesh.codec.Octets;
import io.telcomesh.hss.s6a.Origin;
import io.telcomesh.hss.subscription.VisitedNetworks;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.security.MilenageConstants;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The HSS's own configuration; `application.yml` says what the keys mean.
@ConfigurationProperties("hss")
public record HssProperties(
    @DefaultValue("3868") int port,
    @DefaultValue("TCP") List<Transport> transports,
    @DefaultValue("9899") int sctpUdpPort,
    @DefaultValue List<Realm> realms,
    @DefaultValue List<Relay> relays,
    @DefaultValue("true") boolean roamingAllowed,
    @DefaultValue List<VisitedNetwork> roaming,
    @DefaultValue MilenageSettings milenage,
    @DefaultValue Keys keys,
    @DefaultValue("") String managementToken,
    @DefaultValue("5") int mostVectors,
    @DefaultValue("256") int sequenceNumberStep,
    @DefaultValue("100000") int recentSubscribers,
    @DefaultValue("2s") Duration databaseTimeout) {

  private static final int LEAST_TOKEN = 16;

  /// RFC 6733 §2.1.
  public enum Transport {
    TCP,
    SCTP
  }

  /// A realm that serves other networks than its own.
  ///
  /// @param networks `MCC/MNC`, or `*` for any
  public record Realm(@DefaultValue("") String realm, @DefaultValue Set<String> networks) {}

  /// An agent over which others' requests may come.
  ///
  /// @param realms for which it may speak, or `*` for any
  public record Relay(@DefaultValue("") String host, @DefaultValue Set<String> realms) {}

  /// What holds for all subscribers in a visited network.
  ///
  /// @param accessRestriction bits of TS 29.272 §7.3.31
  public record VisitedNetwork(
      @DefaultValue("") String plmn,
      @DefaultValue("true") boolean allowed,
      @DefaultValue("0") long accessRestriction) {}

  /// The master keys under which subscribers' keys are stored.
  ///
  /// @param file with one a line, as `MasterKeys` reads it
  /// @param current the id of the one that seals; empty: the last
  public record Keys(
      @DefaultValue("data/hss-master-keys") String file, @DefaultValue("") String current) {}

  /// Constants of an operator's own, TS 35.206 §5.3; empty: the standard's.
  ///
  /// @param c c1 to c5, 32 hexadecimal digits each
  /// @param r r1 to r5, bits
  public record MilenageSettings(@DefaultValue List<String> c, @DefaultValue List<Integer> r) {
    MilenageConstants constants() {
      return c.isEmpty() && r.isEmpty()
          ? MilenageConstants.STANDARD
          : new MilenageConstants(c.stream().map(Octets::hex).toList(), r);
    }
  }

  public HssProperties {
    transports = List.copyOf(transports);
    realms = List.copyOf(realms);
    relays = List.copyOf(relays);
    roaming = List.copyOf(roaming);
    new Checks()
        .between("port", port, 1, 65535)
        .that(!transports.isEmpty(), "transports", "", "tcp, sctp or both")
        .between("sctp-udp-port", sctpUdpPort, 1, 65535)
        .between("most-vectors", mostVectors, 1, 32)
        .between("sequence-number-step", sequenceNumberStep, 1, 1_000_000)
        .between("recent-subscribers", recentSubscribers, 1, 10_000_000)
        .that(
            realms.stream().noneMatch(each -> each.realm.isBlank() || each.networks.isEmpty()),
            "realms",
            realms,
            "each a realm and its networks")
        .that(
            relays.stream().noneMatch(each -> each.host.isBlank() || each.realms.isEmpty()),
            "relays",
            relays,
            "each a host and its realms")
        .that(
            valid(roaming, HssProperties::networks),
            "roaming",
            roaming,
            "each a plmn as 001/01, once")
        .that(
            valid(milenage, MilenageSettings::constants),
            "milenage",
            milenage,
            "c: five of 32 hexadecimal digits, r: five of 0 to 127, no two pairs alike")
        .that(
            managementToken.isEmpty() || managementToken.length() >= LEAST_TOKEN,
            "management-token",
            "",
            "16 characters or more")
        .between("database-timeout", databaseTimeout, Duration.ofMillis(10), Duration.ofSeconds(60))
        .done();
  }

  HssOptions options(Network network, FunctionIdentity hss) {
    return new HssOptions(
        network.hostName(hss),
        network.realm(),
        network.plmn(),
        origin(),
        new VisitedNetworks(
            networks(roaming),
            roamingAllowed ? VisitedNetworks.Rule.ALLOWED : VisitedNetworks.Rule.REFUSED),
        milenage.constants(),
        mostVectors,
        sequenceNumberStep,
        recentSubscribers,
        HssOptions.databaseTimer(databaseTimeout));
  }

  DiameterOptions diameter() {
    var usual = DiameterOptions.DEFAULT;
    return new DiameterOptions(port, usual.watchdog(), usual.reconnect(), usual.answer());
  }

  private Origin origin() {
    return new Origin(
        realms.stream().collect(Collectors.toMap(Realm::realm, Realm::networks)),
        relays.stream().collect(Collectors.toMap(Relay::host, Relay::realms)));
  }

  private static Map<Plmn, VisitedNetworks.Rule> networks(List<VisitedNetwork> roaming) {
    return roaming.stream()
        .collect(
            Collectors.toMap(
                each -> Plmn.of(each.plmn),
                each -> new VisitedNetworks.Rule(each.allowed, each.accessRestriction)));
  }

  private static <T> boolean valid(T given, Function<T, ?> read) {
    try {
      var _ = read.apply(given);
      return true;
    } catch (IllegalArgumentException | IllegalStateException _) {
      return false;
    }
  }

  /// Without the token.
  @Override
  public String toString() {
    return "HssProperties[port %d]".formatted(port);
  }
}
