@NullMarked
package io.telcomesh.hss;

import org.jspecify.annotations.NullMarked;
