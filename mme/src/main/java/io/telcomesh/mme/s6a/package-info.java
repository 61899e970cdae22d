/// The reference point S6a: the HSS as a UE's procedures see it, TS 29.272.
@NullMarked
package io.telcomesh.mme.s6a;

import org.jspecify.annotations.NullMarked;
