/// S1 release, TS 23.401 §5.3.5.
@NullMarked
package io.telcomesh.mme.s1release;

import org.jspecify.annotations.NullMarked;
