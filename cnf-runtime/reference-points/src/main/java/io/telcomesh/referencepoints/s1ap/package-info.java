/// The S1AP end of MME and eNodeB: TS 36.412 (transport) and TS 36.413.
@NullMarked
package io.telcomesh.referencepoints.s1ap;

import org.jspecify.annotations.NullMarked;
