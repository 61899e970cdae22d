/// Where programs of the machine are the UE: network interfaces that have its address.
@NullMarked
package io.telcomesh.enodebsim.interfaces;

import org.jspecify.annotations.NullMarked;
