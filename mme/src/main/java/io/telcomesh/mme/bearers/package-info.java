/// The bearers of a UE between eNodeB and SGW, TS 23.401 §4.7 (release 18).
@NullMarked
package io.telcomesh.mme.bearers;

import org.jspecify.annotations.NullMarked;
