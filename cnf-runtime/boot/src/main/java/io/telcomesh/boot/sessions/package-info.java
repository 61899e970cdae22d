/// What subscribers have at a function now: `/actuator/sessions`.
@NullMarked
package io.telcomesh.boot.sessions;

import org.jspecify.annotations.NullMarked;
