/// What is added to a pod before it is made, so that it is of the mesh: what an admission webhook
/// does on Kubernetes.
@NullMarked
package io.telcomesh.testbed.cluster.admission;

import org.jspecify.annotations.NullMarked;
