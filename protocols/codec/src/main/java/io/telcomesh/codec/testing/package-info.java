/// For the tests of every module: what they prove of the standards.
@NullMarked
package io.telcomesh.codec.testing;

import org.jspecify.annotations.NullMarked;
