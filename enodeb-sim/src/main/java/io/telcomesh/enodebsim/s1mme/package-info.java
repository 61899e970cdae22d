/// The reference point S1-MME from the eNodeB's side: eNodeBs and their associations, and per UE
/// the ports for S1AP and NAS.
@NullMarked
package io.telcomesh.enodebsim.s1mme;

import org.jspecify.annotations.NullMarked;
