package io.telcomesh.hss.subscribers;

import io.telcomesh.procedures.Scheduler;
import io.telcomesh.referencepoints.Surroundings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Seals in the background what is not under the current master key: after the operator has named a
/// new one, or after the first start with a database that had none.
@Component
class KeyRotation {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
  private static final int BATCH = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final JdbcKeys keys;
  private final KeyVault vault;
  private final Scheduler scheduler;

  /// @throws IllegalStateException where the database has keys under a master key that we have not
  KeyRotation(JdbcKeys keys, KeyVault vault, Surroundings surroundings) {
    this.keys = keys;
    this.vault = vault;
    this.scheduler = surroundings.scheduler();
    keys.count().keySet().stream()
        .filter(id -> !id.isEmpty() && !vault.knows(id))
        .findFirst()
        .ifPresent(id -> {
          throw new IllegalStateException(
              "The database has keys under the master key '%s', which hss.keys.file has not"
                  .formatted(id));
        });
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    next("", 0);
  }

  /// How many subscribers' keys are under each master key.
  Map<String, Long> count() {
    return keys.count();
  }

  String current() {
    return vault.currentId();
  }

  /// One batch, and then behind what others want of the database the next.
  private void batch(String after, int before) {
    try {
      var some = keys.notUnder(vault.currentId(), after, BATCH);
      int sealed = before + (int) some.stream().filter(this::reseal).count();
      if (some.size() == BATCH) {
        next(some.getLast().imsi(), sealed);
      } else if (sealed > 0) {
        LOG.info("Sealed the keys of {} subscribers under {}", sealed, vault.currentId());
      }
    } catch (DataAccessException unavailable) {
      LOG.warn("Cannot seal keys now: {}", unavailable.getMessage());
      scheduler.after(PATIENCE, () -> next(after, before));
    }
  }

  private void next(String after, int before) {
    try {
      scheduler.offload(() -> batch(after, before));
    } catch (RejectedExecutionException _) { // others want more of the database than it can do
      scheduler.after(PATIENCE, () -> next(after, before));
    }
  }

  private boolean reseal(JdbcKeys.Row row) {
    try {
      keys.replace(row, vault.seal(row.imsi(), vault.open(row.imsi(), row.sealed())));
      return true;
    } catch (IllegalStateException notOurs) {
      LOG.error("A subscriber's key cannot be opened: {}", notOurs.getMessage());
      return false;
    }
  }
}
