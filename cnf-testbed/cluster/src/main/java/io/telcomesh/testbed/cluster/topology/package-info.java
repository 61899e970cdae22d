/// Topologies as Kubernetes manifests, read strictly: a field that Kubernetes does not know is an
/// error.
@NullMarked
package io.telcomesh.testbed.cluster.topology;

import org.jspecify.annotations.NullMarked;
