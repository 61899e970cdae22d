/// Peers for tests in virtual time: they speak the real octets, by a script.
@NullMarked
package io.telcomesh.referencepoints.testing;

import org.jspecify.annotations.NullMarked;
