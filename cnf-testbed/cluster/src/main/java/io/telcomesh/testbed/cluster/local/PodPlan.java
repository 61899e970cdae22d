package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.topology.Workload;

/// A pod and where it is to run.
///
/// @param node its index
record PodPlan(String name, Workload workload, int node) {}
