@NullMarked
package io.telcomesh.boot.signalling;

import org.jspecify.annotations.NullMarked;
