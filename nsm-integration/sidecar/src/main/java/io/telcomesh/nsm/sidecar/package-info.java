/// An endpoint of the mesh beside a program that knows nothing of it, configured as NSM's own
/// endpoint program is: by variables of the environment.
@NullMarked
package io.telcomesh.nsm.sidecar;

import org.jspecify.annotations.NullMarked;
