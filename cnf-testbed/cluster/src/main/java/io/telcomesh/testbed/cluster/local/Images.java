package io.telcomesh.testbed.cluster.local;

import io.fabric8.kubernetes.api.model.Container;
import io.telcomesh.testbed.cluster.Refusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The images that a machine without containers knows, and what runs in their place. The tag is of
/// no matter.
enum Images {
  /// Our module of that name.
  OURS("telcomesh/([a-z0-9-]+)", "telcomesh/NAME"),
  /// The sidecar of the talk: our own reads its variables.
  FIRST_SIDECAR(
      "networkservicemesh/4g-network-sidecar-nse", "networkservicemesh/4g-network-sidecar-nse"),
  /// A command of the container's, in the pod's network, with the programs of this machine.
  SHELL("(?:docker\\.io/)?(?:library/)?alpine", "alpine"),
  /// The web server of this machine's JDK.
  WEB_SERVER("(?:docker\\.io/)?(?:library/)?eclipse-temurin", "eclipse-temurin with jwebserver");

  private static final Pattern TAG = Pattern.compile("(:[^/:@]+)?(@.+)?$");

  private final Pattern repository;
  private final String form;

  Images(String repository, String form) {
    this.repository = Pattern.compile(repository);
    this.form = form;
  }

  /// @param module the module that runs, where it is one of ours
  record Known(Images image, Optional<String> module) {}

  /// @throws Refusal for an image that is no program here, and for one without the command that it
  ///   takes
  static Known of(Container container) {
    var name = TAG.matcher(container.getImage()).replaceFirst("");
    for (var each : values()) {
      var match = each.repository.matcher(name);
      if (match.matches()) {
        return each.checked(container, match.groupCount() == 1 ? match.group(1) : "");
      }
    }
    throw new Refusal(
        "Container %s: image %s is no program of this machine; these are: %s. Others need Kubernetes."
            .formatted(
                container.getName(),
                container.getImage(),
                Arrays.stream(values()).map(it -> it.form).collect(Collectors.joining(", "))));
  }

  private Known checked(Container container, String module) {
    var command = container.getCommand();
    return switch (this) {
      case OURS -> new Known(this, Optional.of(module));
      case FIRST_SIDECAR -> new Known(this, Optional.of("nsm-sidecar"));
      case SHELL -> {
        if (command.isEmpty()) {
          throw new Refusal(
              "Container %s: image %s does nothing by itself; give it a command."
                  .formatted(container.getName(), container.getImage()));
        }
        yield new Known(this, Optional.empty());
      }
      case WEB_SERVER -> {
        if (command.isEmpty() || !command.getFirst().equals("jwebserver")) {
          throw new Refusal(
              "Container %s: of image %s only the command jwebserver is known here."
                  .formatted(container.getName(), container.getImage()));
        }
        yield new Known(this, Optional.empty());
      }
    };
  }
}
