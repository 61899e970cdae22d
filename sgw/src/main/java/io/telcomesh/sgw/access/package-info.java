/// The eNodeB's end of a UE's bearers, TS 23.401 §5.3.4 and §5.3.5.
@NullMarked
package io.telcomesh.sgw.access;

import org.jspecify.annotations.NullMarked;
