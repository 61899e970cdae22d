/// What a workload's annotations ask the mesh for, in the two grammars that NSM has had: read by
/// whoever admits a pod, written as the variable that its client reads.
@NullMarked
package io.telcomesh.nsm.annotations;

import org.jspecify.annotations.NullMarked;
