/// What runs a topology. A [Cluster] deploys the workloads of a [Topology] as an [Instance].
@NullMarked
package io.telcomesh.testbed.cluster;

import org.jspecify.annotations.NullMarked;
