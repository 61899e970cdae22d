package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscribers.KeyVault.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The sealed keys as they lie in the table `subscriber`.
@Repository
class JdbcKeys {
  private static final String NOT_SEALED = "";

  private final JdbcClient jdbc;

  JdbcKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A subscriber's keys.
  record Row(String imsi, Sealed sealed) {}

  /// Those that are under another master key than this, by IMSI.
  ///
  /// @param after digits; empty: from the beginning
  List<Row> notUnder(String keyId, String after, int most) {
    return jdbc.sql(
            """
            select imsi, k, operator_variant, key_id from subscriber
            where imsi > :after and (key_id is null or key_id <> :key) order by imsi limit :most
            """)
        .param("after", after)
        .param("key", keyId)
        .param("most", most)
        .query((row, _) -> row(row))
        .list();
  }

  /// Unless the operator has changed them meanwhile.
  void replace(Row before, Sealed after) {
    jdbc.sql(
            """
            update subscriber set k = :k, operator_variant = :variant, key_id = :key
            where imsi = :imsi and k = :before
            """)
        .param("k", after.k())
        .param("variant", after.operatorVariant())
        .param("key", after.keyId().orElseThrow())
        .param("imsi", before.imsi())
        .param("before", before.sealed().k())
        .update();
  }

  /// How many subscribers' keys are under each master key; `` stands for none.
  Map<String, Long> count() {
    var count = new TreeMap<String, Long>();
    jdbc.sql("select key_id, count(*) as subscribers from subscriber group by key_id")
        .query((row, _) -> count.put(keyId(row).orElse(NOT_SEALED), row.getLong("subscribers")))
        .list();
    return count;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("imsi"),
        new Sealed(row.getString("k"), row.getString("operator_variant"), keyId(row)));
  }

  private static Optional<String> keyId(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("key_id"));
  }
}
