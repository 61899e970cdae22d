/// Authentication vectors, TS 29.272 §5.2.3, and the sequence numbers they use up, TS 33.102 Annex
/// C.
@NullMarked
package io.telcomesh.hss.authentication;

import org.jspecify.annotations.NullMarked;
