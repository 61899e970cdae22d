package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscribers.SubscriberRow.Apn;
import io.telcomesh.hss.subscription.ApnSubscription;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.hss.subscription.PdnGateway;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscribers.Stored;
import io.telcomesh.identifiers.Imsi;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads a subscriber with all that procedures have written about him by one query: five would cost
/// most of the first AIR. There is a row for each APN with each PDN gateway.
@Repository
class WholeSubscribers {
  private static final String QUERY =
      """
      select s.imsi, s.msisdn, s.algorithm, s.k, s.operator_variant, s.key_id, s.amf,
        s.ambr_uplink, s.ambr_downlink, s.barring, s.access_restriction, s.roaming,
        a.place, a.name, a.pdn_type, a.qci, a.priority_level, a.preemption_capability,
        a.preemption_vulnerability, a.ipv4, a.ipv6,
        a.ambr_uplink as apn_uplink, a.ambr_downlink as apn_downlink,
        n.reserved,
        m.host, m.realm, m.visited_plmn, m.purged, m.up_to_date, m.imei, m.software_version,
        g.apn as gateway_apn, g.ipv4 as gateway_ipv4, g.ipv6 as gateway_ipv6,
        g.host as gateway_host, g.realm as gateway_realm
      from subscriber s
        left join apn a on a.imsi = s.imsi
        left join sequence_number n on n.imsi = s.imsi
        left join serving_mme m on m.imsi = s.imsi
        left join pdn_gateway g on g.imsi = s.imsi
      where s.imsi = :imsi
      """;

  private final JdbcClient jdbc;
  private final KeyVault vault;

  WholeSubscribers(JdbcClient jdbc, KeyVault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  Optional<Stored> find(Imsi imsi) {
    return jdbc.sql(QUERY).param("imsi", imsi.digits()).query(this::read);
  }

  private Optional<Stored> read(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    var one = new One(rows);
    do {
      one.add(rows);
    } while (rows.next());
    return Optional.of(one.stored(vault));
  }

  /// What the rows of one subscriber come to.
  private static final class One {
    private final SubscriberRow withoutApns;
    private final long reserved;
    private final Optional<ServingMme> servingMme;
    private final SortedMap<Integer, Apn> apns = new TreeMap<>();
    private final Map<String, PdnGateway> gateways = new HashMap<>();

    One(ResultSet first) throws SQLException {
      withoutApns = row(first);
      reserved = first.getLong("reserved"); // 0 where there is none
      servingMme =
          first.getString("host") == null
              ? Optional.empty()
              : Optional.of(Registrations.servingMme(first));
    }

    void add(ResultSet row) throws SQLException {
      if (row.getString("name") != null) {
        apns.put(row.getInt("place"), apn(row));
      }
      var gateway = row.getString("gateway_apn");
      if (gateway != null) {
        gateways.put(gateway, Registrations.gateway(row, "gateway_"));
      }
    }

    Stored stored(KeyVault vault) {
      var whole = withoutApns.with(List.copyOf(apns.values()));
      return new Stored(whole.subscriber(vault), reserved, servingMme, gateways);
    }
  }

  private static SubscriberRow row(ResultSet row) throws SQLException {
    return new SubscriberRow(
        row.getString("imsi"),
        row.getString("msisdn"),
        Credentials.Algorithm.valueOf(row.getString("algorithm")),
        row.getString("k"),
        row.getString("operator_variant"),
        row.getString("key_id"),
        row.getInt("amf"),
        row.getLong("ambr_uplink"),
        row.getLong("ambr_downlink"),
        row.getLong("barring"),
        row.getLong("access_restriction"),
        row.getString("roaming"),
        List.of());
  }

  private static Apn apn(ResultSet row) throws SQLException {
    return new Apn(
        row.getString("name"),
        ApnSubscription.PdnTypeAllowed.valueOf(row.getString("pdn_type")),
        row.getInt("qci"),
        row.getInt("priority_level"),
        row.getBoolean("preemption_capability"),
        row.getBoolean("preemption_vulnerability"),
        row.getLong("apn_uplink"),
        row.getLong("apn_downlink"),
        row.getString("ipv4"),
        row.getString("ipv6"));
  }
}
