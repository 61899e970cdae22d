package io.telcomesh.testbed.cluster.local;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.telcomesh.testbed.cluster.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// From containers to programs of this machine, by their [Images]. Modules of ours are built into
/// the distribution.
///
/// @param distribution a folder a module, with `NAME.jar`, what it needs and its AOT cache
/// @param javaHome of the JDK
record Programs(Path distribution, Path javaHome) {
  private static final String CONTROL_PLANE = "nsm-control-plane";

  /// For what does little once it has started. A function gets both compilers: its codecs and what
  /// it calls of the C library are several times faster with the second.
  private static final List<String> ONE_COMPILER = List.of("-XX:TieredStopAtLevel=1");

  /// The JVM that one control plane runs on.
  List<String> controlPlane(Path configuration, Path temporary) {
    var line = java(CONTROL_PLANE, ONE_COMPILER, Optional.empty(), temporary);
    line.add(configuration.toString());
    return line;
  }

  /// The command line as the supervisor of an instance.
  List<String> supervisor(String instance, Path temporary) {
    var line = java("cli", ONE_COMPILER, Optional.empty(), temporary);
    line.addAll(List.of("supervise", "--instance", instance));
    return line;
  }

  /// @param arguments for a program of ours, after those of the manifest
  /// @throws Refusal for an image that is no program here
  List<String> of(Container container, Path temporary, List<String> arguments) {
    var known = Images.of(container);
    return switch (known.image()) {
      case OURS, FIRST_SIDECAR -> {
        var line = java(known.module().orElseThrow(), List.of(), memoryLimit(container), temporary);
        line.addAll(container.getArgs());
        line.addAll(arguments);
        yield line;
      }
      case SHELL ->
          Stream.of(container.getCommand(), container.getArgs()).flatMap(List::stream).toList();
      case WEB_SERVER -> webServer(container);
    };
  }

  private List<String> webServer(Container container) {
    var line = new ArrayList<String>();
    line.add(javaHome.resolve("bin/jwebserver").toString());
    line.addAll(List.of("-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1", "-J-XX:-UsePerfData"));
    line.addAll(container.getCommand().subList(1, container.getCommand().size()));
    line.addAll(container.getArgs());
    return line;
  }

  private List<String> java(
      String module, List<String> compilers, Optional<Quantity> memory, Path temporary) {
    var folder = distribution.resolve(module);
    var jar = folder.resolve(module + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new Refusal(
          "%s is not built: there is no %s. Run ./telcomesh build.".formatted(module, jar));
    }
    var line = new ArrayList<String>();
    line.add(javaHome.resolve("bin/java").toString());
    line.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djava.io.tmpdir=" + temporary));
    line.addAll(compilers);
    memory
        .map(quantity -> quantity.getNumericalAmount().longValue())
        .ifPresent(bytes -> line.add("-XX:MaxRAM=" + bytes));
    var cache = folder.resolve(module + ".aot");
    if (Files.isRegularFile(cache)) {
      line.add("-XX:AOTCache=" + cache);
    }
    line.addAll(List.of("-jar", jar.toString()));
    return line;
  }

  private static Optional<Quantity> memoryLimit(Container container) {
    return Optional.ofNullable(container.getResources())
        .flatMap(resources -> Optional.ofNullable(resources.getLimits()))
        .flatMap(limits -> Optional.ofNullable(limits.get("memory")));
  }
}
