/// An endpoint or a client of the mesh beside a program that knows nothing of it, configured as
/// NSM's own programs are: by variables of the environment.
@NullMarked
package io.telcomesh.nsm.sidecar;

import org.jspecify.annotations.NullMarked;
