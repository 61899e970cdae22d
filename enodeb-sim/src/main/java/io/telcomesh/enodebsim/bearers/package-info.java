/// The eNodeB's end of the bearers: GTP-U tunnels of TS 29.281 towards the SGW.
@NullMarked
package io.telcomesh.enodebsim.bearers;

import org.jspecify.annotations.NullMarked;
