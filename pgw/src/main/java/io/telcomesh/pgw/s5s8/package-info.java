/// The PGW's end of S5/S8, TS 29.274.
@NullMarked
package io.telcomesh.pgw.s5s8;

import org.jspecify.annotations.NullMarked;
