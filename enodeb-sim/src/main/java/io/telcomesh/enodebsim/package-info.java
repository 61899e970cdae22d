/// The simulator of eNodeBs and UEs (release 16): who they are, and which message or wish starts
/// which procedure of a UE. Its shape is the MME's, seen from the other side.
@NullMarked
package io.telcomesh.enodebsim;

import org.jspecify.annotations.NullMarked;
