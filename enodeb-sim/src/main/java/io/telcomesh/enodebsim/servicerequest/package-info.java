/// Service request and paging, TS 23.401 §5.3.4 and TS 24.301 §5.6, from the UE's side.
@NullMarked
package io.telcomesh.enodebsim.servicerequest;

import org.jspecify.annotations.NullMarked;
