/// Packets for idle UEs, TS 23.401 §5.3.4.3.
@NullMarked
package io.telcomesh.sgw.downlink;

import org.jspecify.annotations.NullMarked;
