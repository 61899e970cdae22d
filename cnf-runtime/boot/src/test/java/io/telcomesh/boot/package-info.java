@NullMarked
package io.telcomesh.boot;

import org.jspecify.annotations.NullMarked;
