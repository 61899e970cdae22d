/// Which MME serves a subscriber, TS 29.272 §5.2.1.
@NullMarked
package io.telcomesh.hss.location;

import org.jspecify.annotations.NullMarked;
