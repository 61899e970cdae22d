/// What was seen of messages: a ring of octets, and `/actuator/signalling`, which decodes when it
/// is read.
@NullMarked
package io.telcomesh.boot.signalling;

import org.jspecify.annotations.NullMarked;
