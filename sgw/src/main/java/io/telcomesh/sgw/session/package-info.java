/// PDN connections of a UE, TS 29.274 §7.2.1 and §7.2.9.
@NullMarked
package io.telcomesh.sgw.session;

import org.jspecify.annotations.NullMarked;
