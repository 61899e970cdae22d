package io.telcomesh.hss.subscribers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// In PostgreSQL.
@SubscriberDatabase
@DirtiesContext
final class PostgresSubscribersTest extends JdbcSubscribersContract {
  private static PostgresServer server = PostgresServer.NONE;

  PostgresSubscribersTest(@Autowired JdbcSubscribers subscribers) {
    super(subscribers);
  }

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start();
  }

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("spring.datasource.url", server::url);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }
}
