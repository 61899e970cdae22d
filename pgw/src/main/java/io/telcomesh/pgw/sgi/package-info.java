/// SGi, the way to the packet data network, TS 29.061.
@NullMarked
package io.telcomesh.pgw.sgi;

import org.jspecify.annotations.NullMarked;
