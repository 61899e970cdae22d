package io.telcomesh.hss.subscribers;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/// The table `subscriber`.
interface SubscriberRows extends Repository<SubscriberRow, String> {
  List<SubscriberRow> findByImsiGreaterThanOrderByImsi(String after, Limit limit);

  long count();
}
