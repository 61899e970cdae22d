/// Attach, TS 23.401 §5.3.2.1 and TS 24.301 §5.5.1.2, from the UE's side.
@NullMarked
package io.telcomesh.enodebsim.attach;

import org.jspecify.annotations.NullMarked;
