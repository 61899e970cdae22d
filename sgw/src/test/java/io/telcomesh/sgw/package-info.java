@NullMarked
package io.telcomesh.sgw;

import org.jspecify.annotations.NullMarked;
