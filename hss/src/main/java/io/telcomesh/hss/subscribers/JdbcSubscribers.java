package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscription.PdnGateway;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.identifiers.Imsi;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Subscribers in a relational database. What changes with every registration has tables of its
/// own, so that the operator's changes and the procedures' do not meet.
@Repository
class JdbcSubscribers implements Subscribers {
  private static final int BATCH = 1000;

  private final WholeSubscribers whole;
  private final SubscriberRows rows;
  private final JdbcAggregateOperations aggregates;
  private final JdbcClient jdbc;
  private final Registrations registrations;
  private final KeyVault vault;

  JdbcSubscribers(
      WholeSubscribers whole,
      SubscriberRows rows,
      JdbcAggregateOperations aggregates,
      JdbcClient jdbc,
      Registrations registrations,
      KeyVault vault) {
    this.whole = whole;
    this.rows = rows;
    this.aggregates = aggregates;
    this.jdbc = jdbc;
    this.registrations = registrations;
    this.vault = vault;
  }

  @Override
  public Optional<Stored> find(Imsi imsi) {
    return whole.find(imsi);
  }

  @Override
  public void reserve(Imsi imsi, long sequence) {
    registrations.reserve(imsi, sequence);
  }

  @Override
  public void served(Imsi imsi, ServingMme mme) {
    registrations.served(imsi, mme);
  }

  @Override
  public void connected(Imsi imsi, String apn, PdnGateway gateway) {
    registrations.connected(imsi, apn, gateway);
  }

  @Override
  public void disconnected(Imsi imsi) {
    registrations.disconnected(imsi);
  }

  @Override
  public int ind(String requester) {
    return registrations.ind(requester);
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
    for (int from = 0; from < subscribers.size(); from += BATCH) {
      var some = subscribers.subList(from, Math.min(from + BATCH, subscribers.size()));
      aggregates.insertAll(some.stream().map(this::row).toList());
    }
  }

  /// Inserts those that are new and updates those that are not.
  ///
  /// @param there the IMSIs that are not new
  @Transactional
  void replace(List<Subscriber> subscribers, Set<Imsi> there) {
    insert(subscribers.stream().filter(each -> !there.contains(each.imsi())).toList());
    subscribers.stream().filter(each -> there.contains(each.imsi())).forEach(this::update);
  }

  /// The MME that serves the subscriber has not been told of it.
  @Transactional
  void update(Subscriber subscriber) {
    aggregates.update(row(subscriber));
    registrations.outdate(subscriber.imsi());
  }

  /// Those of them that are there.
  Set<Imsi> existing(List<Imsi> imsis) {
    var existing = new LinkedHashSet<Imsi>();
    for (int from = 0; from < imsis.size(); from += BATCH) {
      var some = imsis.subList(from, Math.min(from + BATCH, imsis.size()));
      jdbc.sql("select imsi from subscriber where imsi in (:some) order by imsi")
          .param("some", some.stream().map(Imsi::digits).toList())
          .query(String.class)
          .list()
          .forEach(imsi -> existing.add(new Imsi(imsi)));
    }
    return existing;
  }

  boolean exists(Imsi imsi) {
    return !existing(List.of(imsi)).isEmpty();
  }

  /// @param after digits; empty: from the beginning
  List<Subscriber> page(String after, int size) {
    return rows.findByImsiGreaterThanOrderByImsi(after, Limit.of(size)).stream()
        .map(row -> row.subscriber(vault))
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
          gone.put(
              new Imsi(result.getString("imsi")), Optional.of(Registrations.servingMme(result)));
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

  Optional<ServingMme> servingMme(Imsi imsi) {
    return registrations.servingMme(imsi);
  }

  private SubscriberRow row(Subscriber subscriber) {
    return SubscriberRow.of(subscriber, vault);
  }
}
