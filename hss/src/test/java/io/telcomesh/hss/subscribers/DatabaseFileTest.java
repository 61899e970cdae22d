package io.telcomesh.hss.subscribers;

import static io.telcomesh.hss.HssWorld.IMSI;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.hss.HssApplication;
import io.telcomesh.hss.HssWorld;
import io.telcomesh.hss.subscription.Subscribers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The default database, a file of H2.
final class DatabaseFileTest {

  @Test
  void migratesAnEmptyFileOnce(@TempDir Path folder) {
    try (var context = start(folder)) {
      assertThat(applied(context)).containsExactly("1", "2", "3");
      context.getBean(JdbcSubscribers.class).insert(List.of(HssWorld.SUBSCRIBER));
    }
    try (var context = start(folder)) {
      assertThat(applied(context)).containsExactly("1", "2", "3");
      assertThat(context.getBean(Subscribers.class).find(IMSI)).isPresent();
    }
  }

  /// Else a process that is killed would give sequence numbers again.
  @Test
  void keepsReservationOfProcessThatIsKilled(@TempDir Path folder) throws Exception {
    var killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(killed.waitFor()).isEqualTo(Killed.EXIT);
    try (var context = start(folder)) {
      assertThat(context.getBean(Subscribers.class).find(IMSI).orElseThrow().reserved())
          .isEqualTo(256);
    }
  }

  /// An HSS that dies right after it has reserved sequence numbers.
  static final class Killed {
    static final int EXIT = 137;

    public static void main(String[] arguments) {
      var subscribers = start(Path.of(arguments[0])).getBean(JdbcSubscribers.class);
      subscribers.insert(List.of(HssWorld.SUBSCRIBER));
      subscribers.reserve(IMSI, 256);
      Runtime.getRuntime().halt(EXIT);
    }
  }

  private static ConfigurableApplicationContext start(Path folder) {
    return new SpringApplicationBuilder(HssApplication.class)
        .run("--data-directory=" + folder, "--server.port=0");
  }

  private static List<String> applied(ConfigurableApplicationContext context) {
    return Arrays.stream(context.getBean(Flyway.class).info().applied())
        .map(migration -> String.valueOf(migration.getVersion()))
        .toList();
  }
}
