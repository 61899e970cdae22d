/// EPS session management, TS 24.301 §6, from the UE's side.
@NullMarked
package io.telcomesh.enodebsim.esm;

import org.jspecify.annotations.NullMarked;
