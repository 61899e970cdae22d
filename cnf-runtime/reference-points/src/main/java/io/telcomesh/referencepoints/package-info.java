/// The edge of a network function: its wires, and the ends that speak a protocol over them. A
/// function learns its peers from the wires ([Wires]) and never from configured addresses; every
/// end binds to a wire's local address, tells a [MessageObserver] each message and a [DropCounter]
/// each one that it had to drop.
@NullMarked
package io.telcomesh.referencepoints;

import org.jspecify.annotations.NullMarked;
