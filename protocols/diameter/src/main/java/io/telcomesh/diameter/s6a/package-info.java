/// The commands between MME and HSS, TS 29.272 §7 (release 16).
@NullMarked
package io.telcomesh.diameter.s6a;

import org.jspecify.annotations.NullMarked;
