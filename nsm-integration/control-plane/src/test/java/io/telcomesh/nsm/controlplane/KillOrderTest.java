package io.telcomesh.nsm.controlplane;

import io.telcomesh.nsm.controlplane.TwoNodes.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is killed and started again, in whatever order, the wire is back in bounded time, and
/// nothing of the old one is left. One mesh goes through all of it.
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KillOrderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static TwoNodes nodes;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    nodes = new TwoNodes();
    nodes.awaitHealed(PATIENCE);
  }

  @AfterAll
  static void end() throws Exception {
    if (nodes != null) {
      nodes.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void healsWhenOneIsKilled(Part part) throws InterruptedException {
    nodes.kill(part);

    nodes.start(part);

    healed("%s".formatted(part));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void healsWhenTwoAreKilled(Part first, Part second) throws InterruptedException {
    for (var back : new Part[][] {{first, second}, {second, first}}) {
      nodes.kill(first);
      nodes.kill(second);

      nodes.start(back[0]);
      nodes.start(back[1]);

      healed("%s, %s, started %s first".formatted(first, second, back[0]));
    }
  }

  static Stream<Arguments> pairs() {
    return Stream.of(Part.values())
        .flatMap(first ->
            Stream.of(Part.values())
                .filter(second -> second != first)
                .map(second -> Arguments.of(first, second)));
  }

  private static void healed(String killed) throws InterruptedException {
    var took = nodes.awaitHealed(PATIENCE);
    System.out.printf("healed in %d ms: %s%n", took.toMillis(), killed);
  }
}
