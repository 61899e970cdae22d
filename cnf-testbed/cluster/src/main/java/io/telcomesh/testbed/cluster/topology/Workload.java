package io.telcomesh.testbed.cluster.topology;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;

/// A StatefulSet or a Deployment.
///
/// @param claims the names of its volume claim templates, whose contents outlive the pods
/// @param annotations of its own metadata, not of its pods'
public record Workload(
    String name,
    int replicas,
    PodTemplateSpec template,
    List<String> claims,
    Map<String, String> annotations) {
  public Workload {
    claims = List.copyOf(claims);
    annotations = Map.copyOf(annotations);
  }

  /// The same with other pods.
  public Workload with(PodTemplateSpec other) {
    return new Workload(name, replicas, other, claims, annotations);
  }

  Workload scaled(int number) {
    return new Workload(name, number, template, claims, annotations);
  }
}
