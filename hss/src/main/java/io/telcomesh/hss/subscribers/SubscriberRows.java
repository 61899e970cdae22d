package io.telcomesh.hss.subscribers;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/// The table `subscriber`.
interface SubscriberRows extends Repository<SubscriberRow, String> {
  Optional<SubscriberRow> findById(String imsi);

  List<SubscriberRow> findByImsiGreaterThanOrderByImsi(String after, Limit limit);

  long count();
}
