package io.telcomesh.hss.subscribers;

import static io.telcomesh.hss.HssWorld.IMSI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.hss.HssApplication;
import io.telcomesh.hss.HssWorld;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.security.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A database of the first schema, with subscribers in it, serves an HSS of today: nothing is lost,
/// and keys that were in the clear are sealed.
final class SchemaMigrationTest {
  private static final String K = "465b5ce8b199b49faa5f0a2ee238a6bc";
  private static final String OPC = "cd63cb71954a9f4e48a5994e37a02baf";

  @TempDir Path folder;

  @Test
  @Proves("hss.schema-migration")
  void migratesH2() {
    migrates("jdbc:h2:file:" + folder.resolve("hss") + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE");
  }

  @Test
  @Proves("hss.db")
  void migratesPostgres() throws Exception {
    try (var server = PostgresServer.start()) {
      migrates(server.url());
    }
  }

  @Test
  @Proves("hss.protected-key-storage")
  void rotatesTheMasterKeyInTheBackground() throws Exception {
    var url = "jdbc:h2:file:" + folder.resolve("hss") + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    var file = folder.resolve("master-keys");
    Files.writeString(file, "2025=" + "11".repeat(32) + "\n");
    List<String> sealed;
    try (var hss = start(url, file)) {
      hss.getBean(JdbcSubscribers.class).insert(many());
      sealed = columns(hss);
      assertThat(sealed).hasSize(2_000).doesNotHaveDuplicates();
      assertThat(String.join("", sealed)).doesNotContain(key(IMSI).octets().toHex());
    }
    Files.writeString(file, "2025=" + "11".repeat(32) + "\n2026=" + "22".repeat(16) + "\n");
    try (var hss = start(url, file)) {
      awaitSealed(hss, Map.of("2026", 1_000L));
      assertThat(columns(hss)).doesNotContainAnyElementsOf(sealed);
      assertThat(k(hss)).isEqualTo(key(IMSI));
    }
    Files.writeString(file, "2026=" + "22".repeat(16) + "\n");
    try (var hss = start(url, file)) {
      assertThat(k(hss)).as("the old master key is not needed any more").isEqualTo(key(IMSI));
      var jdbc = hss.getBean(JdbcClient.class);
      jdbc.sql(
              "update subscriber set k = (select k from subscriber where imsi = '001010000000002')"
                  + " where imsi = '001010000000001'")
          .update();
      assertThatThrownBy(() -> k(hss)).as("the key of another").hasMessageContaining("opens not");
    }
    Files.writeString(file, "2027=" + "33".repeat(16) + "\n");
    assertThatThrownBy(() -> start(url, file).close())
        .hasStackTraceContaining("which hss.keys.file has not");
  }

  @Test
  void makesAMasterKeyThatOnlyTheHssMayRead() throws Exception {
    var file = folder.resolve("new").resolve("master-keys");
    try (var hss = start("jdbc:h2:mem:fresh", file)) {
      assertThat(hss.getBean(KeyRotation.class).current()).isEqualTo("1");
    }
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(Files.readString(file)).hasSize("1=".length() + 64 + 1);
  }

  private void migrates(String url) {
    firstSchema(url);
    try (var hss = start(url, folder.resolve("master-keys"))) {
      var stored = hss.getBean(JdbcSubscribers.class).find(IMSI).orElseThrow();
      assertThat(stored.subscriber().credentials().k()).isEqualTo(Key.hex(K));
      assertThat(stored.subscriber().credentials().operatorVariant()).isEqualTo(Key.hex(OPC));
      assertThat(stored.subscriber().apns()).containsExactly(HssWorld.INTERNET);
      assertThat(stored.reserved()).isEqualTo(512);
      assertThat(stored.servingMme())
          .contains(ServingMme.of("mme.example", "example", HssWorld.HOME, Optional.empty()));
      awaitSealed(hss, Map.of("1", 1L));
      assertThat(columns(hss)).noneMatch(column -> column.contains(K) || column.contains(OPC));
      var after = hss.getBean(JdbcSubscribers.class).find(IMSI).orElseThrow();
      assertThat(after).isEqualTo(stored);
    }
    try (var hss = start(url, folder.resolve("master-keys"))) {
      assertThat(k(hss)).isEqualTo(Key.hex(K));
    }
  }

  /// As the first HSS has left it.
  private static void firstSchema(String url) {
    var source = new DriverManagerDataSource(url);
    Flyway.configure().dataSource(source).target("1").load().migrate();
    var jdbc = JdbcClient.create(source);
    jdbc.sql(
            """
            insert into subscriber values ('001010000000001', '4912345678', 'MILENAGE', '%s', '%s',
              32768, 100000000, 200000000, 0, 0, '*')
            """
                .formatted(K, OPC))
        .update();
    jdbc.sql(
            """
            insert into apn values ('001010000000001', 0, 'internet', 'IPV4', 9, 8, false, true,
              50000000, 100000000, null, null)
            """)
        .update();
    jdbc.sql("insert into sequence_number values ('001010000000001', 512)").update();
    jdbc.sql(
            """
            insert into serving_mme
            values ('001010000000001', 'mme.example', 'example', '001/01', false)
            """)
        .update();
  }

  private static ConfigurableApplicationContext start(String url, Path masterKeys) {
    return new SpringApplicationBuilder(HssApplication.class)
        .run("--spring.datasource.url=" + url, "--hss.keys.file=" + masterKeys, "--server.port=0");
  }

  private static void awaitSealed(ConfigurableApplicationContext hss, Map<String, Long> expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> hss.getBean(KeyRotation.class).count().equals(expected));
  }

  private static List<String> columns(ConfigurableApplicationContext hss) {
    var columns = new ArrayList<String>();
    hss.getBean(JdbcClient.class)
        .sql("select k, operator_variant from subscriber")
        .query((row, _) -> columns.add(row.getString(1)) && columns.add(row.getString(2)))
        .list();
    return columns;
  }

  private static Key k(ConfigurableApplicationContext hss) {
    return hss.getBean(JdbcSubscribers.class)
        .find(IMSI)
        .orElseThrow()
        .subscriber()
        .credentials()
        .k();
  }

  private static List<Subscriber> many() {
    return new ImsiRange(IMSI, 1_000).all().map(SchemaMigrationTest::numbered).toList();
  }

  private static Subscriber numbered(Imsi imsi) {
    return JdbcSubscribersContract.numbered(imsi.digits());
  }

  private static Key key(Imsi imsi) {
    return numbered(imsi).credentials().k();
  }
}
