package io.telcomesh.testbed.cluster.topology;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;

/// A StatefulSet or a Deployment.
///
/// @param claims the names of its volume claim templates, whose contents outlive the pods
public record Workload(String name, int replicas, PodTemplateSpec template, List<String> claims) {
  public Workload {
    claims = List.copyOf(claims);
  }

  Workload scaled(int number) {
    return new Workload(name, number, template, claims);
  }
}
