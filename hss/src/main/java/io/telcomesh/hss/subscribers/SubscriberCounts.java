package io.telcomesh.hss.subscribers;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many there are, for the metrics.
@Repository
public class SubscriberCounts {
  private final JdbcClient jdbc;

  SubscriberCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public long subscribers() {
    return count("select count(*) from subscriber");
  }

  /// Those that an MME serves and has not purged.
  public long registered() {
    return count("select count(*) from serving_mme where not purged");
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
