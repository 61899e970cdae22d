package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Plmn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Subscribers in a relational database. What changes with every registration has tables of its
/// own, so that the operator's changes and the procedures' do not meet.
@Repository
class JdbcSubscribers implements Subscribers {
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
        .map(row -> new Stored(row.subscriber(), reserved(imsi), servingMme(imsi)));
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
        update serving_mme set host = :host, realm = :realm, visited_plmn = :plmn, purged = :purged
        where imsi = :imsi
        """,
        """
        insert into serving_mme (imsi, host, realm, visited_plmn, purged)
        values (:imsi, :host, :realm, :plmn, :purged)
        """,
        Map.of(
            "host", mme.host(),
            "realm", mme.realm(),
            "plmn", mme.visitedPlmn().mcc() + "/" + mme.visitedPlmn().mnc(),
            "purged", mme.purged()));
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
        row.getBoolean("purged"));
  }

  /// Nobody else writes the row: all writes of an IMSI are its runner's.
  private void upsert(Imsi imsi, String update, String insert, Map<String, ?> values) {
    if (jdbc.sql(update).params(values).param("imsi", imsi.digits()).update() == 0) {
      jdbc.sql(insert).params(values).param("imsi", imsi.digits()).update();
    }
  }
}
