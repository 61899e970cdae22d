/// From `nsm.*` configuration to the wires of a Spring Boot function: its endpoints and its
/// clients, what becomes of their connections, and whether they are there.
@NullMarked
package io.telcomesh.nsm.starter;

import org.jspecify.annotations.NullMarked;
