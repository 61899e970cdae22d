/// What the HSS knows of a subscriber, TS 23.008, and the port to where it is kept.
@NullMarked
package io.telcomesh.hss.subscription;

import org.jspecify.annotations.NullMarked;
