/// What single parts cost, measured by JMH: codecs, security, the hand-over to a procedure, and a
/// whole attach without sockets.
@NullMarked
package io.telcomesh.testbed.benchmarks;

import org.jspecify.annotations.NullMarked;
