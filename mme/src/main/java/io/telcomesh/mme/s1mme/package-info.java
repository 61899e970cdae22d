/// The reference point S1-MME: eNodeBs and their associations, and per UE the ports for S1AP and
/// NAS.
@NullMarked
package io.telcomesh.mme.s1mme;

import org.jspecify.annotations.NullMarked;
