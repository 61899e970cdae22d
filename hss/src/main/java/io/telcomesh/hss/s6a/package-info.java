/// The reference point to the MME: requests as messages of a runner, answers, origin checks.
@NullMarked
package io.telcomesh.hss.s6a;

import org.jspecify.annotations.NullMarked;
