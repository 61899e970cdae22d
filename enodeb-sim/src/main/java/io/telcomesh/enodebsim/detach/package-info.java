/// Detach, TS 24.301 §5.5.2, from the UE's side.
@NullMarked
package io.telcomesh.enodebsim.detach;

import org.jspecify.annotations.NullMarked;
