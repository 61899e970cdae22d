/// EMM common procedures, TS 24.301 §5.4, from the UE's side: the network begins them whenever it
/// likes, so they run beside whatever the UE is doing.
@NullMarked
package io.telcomesh.enodebsim.emmcommon;

import org.jspecify.annotations.NullMarked;
