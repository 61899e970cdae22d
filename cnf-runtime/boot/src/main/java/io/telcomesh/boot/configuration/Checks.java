package io.telcomesh.boot.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a configuration record's constructor asks of its values. All are looked at before [#done]
/// complains, so that one start tells every wrong key. Keys are relative to the record.
public final class Checks {
  private final List<WrongValue> wrong = new ArrayList<>();

  public Checks between(String key, long value, long least, long most) {
    return that(value >= least && value <= most, key, value, "%d to %d".formatted(least, most));
  }

  public Checks between(String key, Duration value, Duration least, Duration most) {
    boolean within = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    return that(within, key, text(value), "%s to %s".formatted(text(least), text(most)));
  }

  public Checks present(String key, @Nullable Object value, String allowed) {
    return that(value != null, key, "", allowed);
  }

  /// @param allowed what the value may be
  public Checks that(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      wrong.add(new WrongValue(key, value.toString(), allowed));
    }
    return this;
  }

  /// @throws WrongValues when anything was wrong
  public void done() {
    if (!wrong.isEmpty()) {
      throw new WrongValues(wrong);
    }
  }

  private static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + "s"
        : duration.toMillis() + "ms";
  }
}
