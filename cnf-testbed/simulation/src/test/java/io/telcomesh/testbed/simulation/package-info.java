/// The whole EPC, attached to, shaken and counted.
@NullMarked
package io.telcomesh.testbed.simulation;

import org.jspecify.annotations.NullMarked;
