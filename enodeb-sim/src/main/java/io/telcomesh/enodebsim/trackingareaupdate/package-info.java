/// Tracking area update, TS 23.401 §5.3.3 and TS 24.301 §5.5.3, from the UE's side (release 18).
@NullMarked
package io.telcomesh.enodebsim.trackingareaupdate;

import org.jspecify.annotations.NullMarked;
