/// The PDN gateway: TS 23.401 §4.4.3.3 in release 16. It anchors each PDN connection, gives the UE
/// its address, and is where its packets leave the core.
///
/// Messages arrive at [io.telcomesh.pgw.s5s8.S5S8]; each PDN connection has a runner; its procedures
/// are in [io.telcomesh.pgw.session].
@NullMarked
package io.telcomesh.pgw;

import org.jspecify.annotations.NullMarked;
