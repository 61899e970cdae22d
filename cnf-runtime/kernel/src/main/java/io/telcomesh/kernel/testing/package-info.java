/// Network namespaces for tests.
@NullMarked
package io.telcomesh.kernel.testing;

import org.jspecify.annotations.NullMarked;
