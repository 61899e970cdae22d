/// EPS session management, TS 24.301 §6, and its part on S11 (release 18): what an attach and a
/// further PDN connection have in common.
@NullMarked
package io.telcomesh.mme.esm;

import org.jspecify.annotations.NullMarked;
