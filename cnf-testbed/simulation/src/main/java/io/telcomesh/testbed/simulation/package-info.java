/// A whole EPC in one JVM on virtual time: the functions' own classes over reference points in
/// memory.
@NullMarked
package io.telcomesh.testbed.simulation;

import org.jspecify.annotations.NullMarked;
