/// How messages of TS 24.301 (release 16) are protected: the security context of §4.4.2 with its
/// NAS COUNTs, the security protected message of §8.2.23, and the rules of §4.4.4 and §4.4.5 that
/// say what may come without.
@NullMarked
package io.telcomesh.nas.eps.security;

import org.jspecify.annotations.NullMarked;
