/// Secrets of the evolved packet system, release 16: who a subscriber is (Milenage and TUAK,
/// sequence numbers, authentication vectors; TS 33.102, 35.206, 35.231), the keys that follow from
/// it (TS 33.401 Annex A) and what they protect (128-EEA and 128-EIA; TS 33.401 Annex B).
///
/// Pure functions of octets and keys. The only state is a [Usim]'s and a pool of cipher objects.
@NullMarked
package io.telcomesh.security;

import org.jspecify.annotations.NullMarked;
