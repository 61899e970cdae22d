/// A cluster on one Linux machine: nodes and pods are network namespaces, containers are processes.
@NullMarked
package io.telcomesh.testbed.cluster.local;

import org.jspecify.annotations.NullMarked;
