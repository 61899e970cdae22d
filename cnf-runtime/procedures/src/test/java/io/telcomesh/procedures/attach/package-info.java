/// A worked example: an MME's attach in small, with its ports and scripted peers.
@NullMarked
package io.telcomesh.procedures.attach;

import org.jspecify.annotations.NullMarked;
