/// The `telcomesh` command.
@NullMarked
package io.telcomesh.testbed.cli;

import org.jspecify.annotations.NullMarked;
