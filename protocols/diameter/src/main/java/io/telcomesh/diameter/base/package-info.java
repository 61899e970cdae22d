/// The commands between any two Diameter peers, RFC 6733 §5.
@NullMarked
package io.telcomesh.diameter.base;

import org.jspecify.annotations.NullMarked;
