package io.telcomesh.testbed.simulation.judges;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs test classes where there is no Maven, and says on the console how each test ended: lines
/// `@@ class#method verdict milliseconds`, then `@@ end`.
final class GuestTests implements TestExecutionListener {
  private final Map<TestIdentifier, Long> begun = new ConcurrentHashMap<>();

  private GuestTests() {}

  /// The names of the classes.
  public static void main(String[] classes) {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Arrays.stream(classes).map(name -> selectClass(name)).toList())
            .build();
    LauncherFactory.create().execute(request, new GuestTests());
    System.out.println("@@ end");
    System.exit(0);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    begun.put(test, System.nanoTime());
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    say(test, "SKIPPED", Optional.of(new IllegalStateException(reason)));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() || result.getThrowable().isPresent()) {
      var verdict =
          switch (result.getStatus()) {
            case SUCCESSFUL -> "PASSED";
            case ABORTED -> "SKIPPED";
            case FAILED -> "FAILED";
          };
      say(test, verdict, result.getThrowable());
    }
  }

  private void say(TestIdentifier test, String verdict, Optional<Throwable> cause) {
    long since = begun.getOrDefault(test, System.nanoTime());
    cause.ifPresent(thrown -> {
      var text = new StringWriter();
      thrown.printStackTrace(new PrintWriter(text));
      System.out.println(text);
    });
    System.out.printf(
        "@@ %s %s %d%n", name(test), verdict, (System.nanoTime() - since) / 1_000_000);
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(source -> simpleName(source.getClassName()) + "#" + source.getMethodName())
        .orElseGet(test::getDisplayName);
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
