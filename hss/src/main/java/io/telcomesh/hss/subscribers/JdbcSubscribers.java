package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscription.PdnGateway;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.Subscribers;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Limit;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Subscribers in a relational database. What changes with every registration has tables of its
/// own, so that the operator's changes and the procedures' do not meet.
@Repository
class JdbcSubscribers implements Subscribers {
  /// So that an agent that speaks for anybody cannot fill the table.
  private static final int MOST_REQUESTERS = 10_000;

  private final SubscriberRows rows;
  private final JdbcAggregateOperations aggregates;
  private final JdbcClient jdbc;

  JdbcSubscribers(SubscriberRows rows, JdbcAggregateOperations aggregates, JdbcClient jdbc) {
    this.rows = rows;
    this.aggregates = aggregates;
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Stored> find(Imsi imsi) {
    return rows.findById(imsi.digits())
        .map(row -> new Stored(row.subscriber(), reserved(imsi), servingMme(imsi), gateways(imsi)));
  }

  @Override
  public void reserve(Imsi imsi, long sequence) {
    upsert(
        imsi,
        "update sequence_number set reserved = :reserved where imsi = :imsi",
        "insert into sequence_number (imsi, reserved) values (:imsi, :reserved)",
        Map.of("reserved", sequence));
  }

  @Override
  public void served(Imsi imsi, ServingMme mme) {
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

  @Override
  public void connected(Imsi imsi, String apn, PdnGateway gateway) {
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

  @Override
  public void disconnected(Imsi imsi) {
    jdbc.sql("delete from pdn_gateway where imsi = :imsi").param("imsi", imsi.digits()).update();
  }

  /// Two that come at the same moment for the first time may get the same: they share it then.
  @Override
  public int ind(String requester) {
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

  @Override
  @Transactional
  public void together(List<Runnable> changes) {
    changes.forEach(Runnable::run);
  }

  /// @throws org.springframework.dao.DuplicateKeyException when one of them is there already; then
  ///   none is inserted
  @Transactional
  void insert(List<Subscriber> subscribers) {
    aggregates.insertAll(subscribers.stream().map(SubscriberRow::of).toList());
  }

  @Transactional
  void update(Subscriber subscriber) {
    aggregates.update(SubscriberRow.of(subscriber));
  }

  boolean exists(Imsi imsi) {
    return rows.findById(imsi.digits()).isPresent();
  }

  /// @param after digits; empty: from the beginning
  List<Subscriber> page(String after, int size) {
    return rows.findByImsiGreaterThanOrderByImsi(after, Limit.of(size)).stream()
        .map(SubscriberRow::subscriber)
        .toList();
  }

  long count() {
    return rows.count();
  }

  /// The first IMSI of the range that is there.
  Optional<Imsi> firstOf(ImsiRange range) {
    return inRange("select imsi from subscriber where %s order by imsi limit 1", range)
        .query(String.class)
        .optional()
        .map(Imsi::new);
  }

  /// @return who served those that are gone, unless they were purged there
  @Transactional
  Map<Imsi, Optional<ServingMme>> delete(ImsiRange range) {
    var gone = new java.util.LinkedHashMap<Imsi, Optional<ServingMme>>();
    inRange("select imsi from subscriber where %s order by imsi", range)
        .query(String.class)
        .list()
        .forEach(imsi -> gone.put(new Imsi(imsi), Optional.empty()));
    inRange("select * from serving_mme where %s and not purged", range)
        .query((result, _) -> {
          gone.put(new Imsi(result.getString("imsi")), Optional.of(servingMme(result)));
          return true;
        })
        .list();
    inRange("delete from subscriber where %s", range).update();
    return gone;
  }

  /// Digits are compared as text, so the length counts too.
  private JdbcClient.StatementSpec inRange(String sql, ImsiRange range) {
    var condition = "imsi between :first and :last and length(imsi) = :length";
    return jdbc.sql(sql.formatted(condition))
        .param("first", range.first().digits())
        .param("last", range.last().digits())
        .param("length", range.first().digits().length());
  }

  private long reserved(Imsi imsi) {
    return jdbc.sql("select reserved from sequence_number where imsi = :imsi")
        .param("imsi", imsi.digits())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  Optional<ServingMme> servingMme(Imsi imsi) {
    return jdbc.sql("select * from serving_mme where imsi = :imsi")
        .param("imsi", imsi.digits())
        .query((result, _) -> servingMme(result))
        .optional();
  }

  private static ServingMme servingMme(ResultSet row) throws SQLException {
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

  private Map<String, PdnGateway> gateways(Imsi imsi) {
    var gateways = new HashMap<String, PdnGateway>();
    jdbc.sql("select * from pdn_gateway where imsi = :imsi")
        .param("imsi", imsi.digits())
        .query((row, _) -> gateways.put(row.getString("apn"), gateway(row)) == null)
        .list();
    return gateways;
  }

  private static PdnGateway gateway(ResultSet row) throws SQLException {
    var addresses =
        Stream.of(row.getString("ipv4"), row.getString("ipv6"))
            .filter(Objects::nonNull)
            .map(InetAddress::ofLiteral)
            .toList();
    var realm = row.getString("realm");
    return new PdnGateway(
        addresses,
        Optional.ofNullable(row.getString("host")).map(host -> new PdnGateway.Name(host, realm)));
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
