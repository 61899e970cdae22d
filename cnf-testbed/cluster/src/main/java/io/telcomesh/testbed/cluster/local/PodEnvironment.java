package io.telcomesh.testbed.cluster.local;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.telcomesh.testbed.cluster.Refusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The variables of a container, as its manifest states them, and three that tell where it runs.
record PodEnvironment(String instance, String pod, String node, String namespace, String address) {

  Map<String, String> of(Container container, Map<String, Path> mounts) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("POD_NAME", pod);
    variables.put("NODE_NAME", node);
    variables.put("TELCOMESH_INSTANCE", instance);
    for (var variable : container.getEnv()) {
      variables.put(variable.getName(), PodFolders.local(value(variable), mounts));
    }
    return variables;
  }

  private String value(EnvVar variable) {
    if (variable.getValueFrom() == null) {
      return Optional.ofNullable(variable.getValue()).orElse("");
    }
    var field =
        Optional.ofNullable(variable.getValueFrom().getFieldRef())
            .map(reference -> reference.getFieldPath())
            .orElse("");
    return switch (field) {
      case "metadata.name" -> pod;
      case "metadata.namespace" -> namespace;
      case "spec.nodeName" -> node;
      case "status.podIP", "status.hostIP" -> address;
      default ->
          throw new Refusal(
              "Variable %s: a value from '%s' is not known here."
                  .formatted(variable.getName(), field));
    };
  }
}
