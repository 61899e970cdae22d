package io.telcomesh.hss.subscribers;

import org.springframework.beans.factory.annotation.Autowired;

/// In H2.
@SubscriberDatabase
final class JdbcSubscribersTest extends JdbcSubscribersContract {
  JdbcSubscribersTest(@Autowired JdbcSubscribers subscribers) {
    super(subscribers);
  }
}
