package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscription.PdnGateway;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Terminal;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.security.SequenceNumber;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What changes with every registration: who serves a subscriber, through which gateways, and how
/// many sequence numbers are used up. All writes of an IMSI are its runner's.
@Repository
class Registrations {
  /// So that an agent that speaks for anybody cannot fill the table.
  private static final int MOST_REQUESTERS = 10_000;

  private final JdbcClient jdbc;

  Registrations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void reserve(Imsi imsi, long sequence) {
    upsert(
        imsi,
        "update sequence_number set reserved = :reserved where imsi = :imsi",
        "insert into sequence_number (imsi, reserved) values (:imsi, :reserved)",
        Map.of("reserved", sequence));
  }

  void served(Imsi imsi, ServingMme mme) {
    upsert(
        imsi,
        """
        update serving_mme set host = :host, realm = :realm, visited_plmn = :plmn, purged = :purged,
          up_to_date = :told, imei = :imei, software_version = :version
        where imsi = :imsi
        """,
        """
        insert into serving_mme
          (imsi, host, realm, visited_plmn, purged, up_to_date, imei, software_version)
        values (:imsi, :host, :realm, :plmn, :purged, :told, :imei, :version)
        """,
        values(
            "host", mme.host(),
            "realm", mme.realm(),
            "plmn", mme.visitedPlmn().mcc() + "/" + mme.visitedPlmn().mnc(),
            "purged", mme.purged(),
            "told", mme.upToDate(),
            "imei", mme.terminal().map(Terminal::imei).orElse(null),
            "version", mme.terminal().flatMap(Terminal::softwareVersion).orElse(null)));
  }

  /// Whatever the MME was told is not the subscription any more.
  void outdate(Imsi imsi) {
    jdbc.sql("update serving_mme set up_to_date = false where imsi = :imsi")
        .param("imsi", imsi.digits())
        .update();
  }

  void connected(Imsi imsi, String apn, PdnGateway gateway) {
    upsert(
        imsi,
        """
        update pdn_gateway set ipv4 = :ipv4, ipv6 = :ipv6, host = :host, realm = :realm
        where imsi = :imsi and apn = :apn
        """,
        """
        insert into pdn_gateway (imsi, apn, ipv4, ipv6, host, realm)
        values (:imsi, :apn, :ipv4, :ipv6, :host, :realm)
        """,
        values(
            "apn", apn,
            "ipv4", address(gateway, Inet4Address.class),
            "ipv6", address(gateway, Inet6Address.class),
            "host", gateway.name().map(PdnGateway.Name::host).orElse(null),
            "realm", gateway.name().map(PdnGateway.Name::realm).orElse(null)));
  }

  void disconnected(Imsi imsi) {
    jdbc.sql("delete from pdn_gateway where imsi = :imsi").param("imsi", imsi.digits()).update();
  }

  /// Two that come at the same moment for the first time may get the same: they share it then.
  int ind(String requester) {
    return jdbc.sql("select ind from requester where host = :host")
        .param("host", requester)
        .query(Integer.class)
        .optional()
        .orElseGet(() -> newInd(requester));
  }

  private int newInd(String requester) {
    int known = jdbc.sql("select count(*) from requester").query(Integer.class).single();
    if (known >= MOST_REQUESTERS) {
      return SequenceNumber.indOf(requester);
    }
    int ind = known % SequenceNumber.REQUESTERS;
    try {
      jdbc.sql("insert into requester (host, ind) values (:host, :ind)")
          .param("host", requester)
          .param("ind", ind)
          .update();
      return ind;
    } catch (DuplicateKeyException _) { // another subscriber's procedure was first
      return ind(requester);
    }
  }

  Optional<ServingMme> servingMme(Imsi imsi) {
    return jdbc.sql("select * from serving_mme where imsi = :imsi")
        .param("imsi", imsi.digits())
        .query((result, _) -> servingMme(result))
        .optional();
  }

  static ServingMme servingMme(ResultSet row) throws SQLException {
    return new ServingMme(
        row.getString("host"),
        row.getString("realm"),
        Plmn.of(row.getString("visited_plmn")),
        row.getBoolean("purged"),
        row.getBoolean("up_to_date"),
        terminal(row.getString("imei"), row.getString("software_version")));
  }

  private static Optional<Terminal> terminal(@Nullable String imei, @Nullable String version) {
    return Optional.ofNullable(imei)
        .map(digits -> new Terminal(digits, Optional.ofNullable(version)));
  }

  /// @param prefix of the columns' names
  static PdnGateway gateway(ResultSet row, String prefix) throws SQLException {
    var addresses =
        Stream.of(row.getString(prefix + "ipv4"), row.getString(prefix + "ipv6"))
            .filter(Objects::nonNull)
            .map(InetAddress::ofLiteral)
            .toList();
    var realm = row.getString(prefix + "realm");
    return new PdnGateway(
        addresses,
        Optional.ofNullable(row.getString(prefix + "host"))
            .map(host -> new PdnGateway.Name(host, realm)));
  }

  private static @Nullable String address(PdnGateway gateway, Class<? extends InetAddress> family) {
    return gateway.addresses().stream()
        .filter(family::isInstance)
        .map(InetAddress::getHostAddress)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, @Nullable Object> values(@Nullable Object... namesAndValues) {
    var values = new HashMap<String, @Nullable Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return values;
  }

  /// Nobody else writes the row: all writes of an IMSI are its runner's.
  private void upsert(
      Imsi imsi, String update, String insert, Map<String, ? extends @Nullable Object> values) {
    if (jdbc.sql(update).params(values).param("imsi", imsi.digits()).update() == 0) {
      jdbc.sql(insert).params(values).param("imsi", imsi.digits()).update();
    }
  }
}
