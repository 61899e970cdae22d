/// Further PDN connections of an attached UE and the end of one, TS 23.401 §5.10.2 and §5.10.3
/// (release 18).
@NullMarked
package io.telcomesh.mme.pdnconnectivity;

import org.jspecify.annotations.NullMarked;
