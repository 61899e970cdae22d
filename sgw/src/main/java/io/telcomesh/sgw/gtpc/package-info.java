/// The SGW's ends of S11 and S5/S8, TS 29.274.
@NullMarked
package io.telcomesh.sgw.gtpc;

import org.jspecify.annotations.NullMarked;
