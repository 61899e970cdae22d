/// The reference point S6a: the HSS as a UE'"s
@NullMarked
package io.telcomesh.mme.s6a;

import org.jspecify.annotations.NullMarked;
