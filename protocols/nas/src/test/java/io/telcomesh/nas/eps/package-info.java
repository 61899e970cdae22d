@NullMarked
package io.telcomesh.nas.eps;

import org.jspecify.annotations.NullMarked;
