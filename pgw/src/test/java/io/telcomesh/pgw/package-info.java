@NullMarked
package io.telcomesh.pgw;

import org.jspecify.annotations.NullMarked;
