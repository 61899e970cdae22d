/// Service request, TS 23.401 §5.3.4 and TS 24.301 §5.6 (release 18).
@NullMarked
package io.telcomesh.mme.servicerequest;

import org.jspecify.annotations.NullMarked;
